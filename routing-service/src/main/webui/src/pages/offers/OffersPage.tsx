import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber, Switch, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../../rest/http';
import type { Caps, Trigger, Triggers } from '../../rest/triggers';
import { useSignedIn } from '../../shell/contexts';
import { Loading } from '../../shell/Loading';
import { Empty, Failed } from '../../shell/States';
import { TriggerForm } from './TriggerForm';

const LIMITS: Record<keyof Caps, number> = { perDay: 10, minutesBetween: 1_440, daysQuiet: 365 };

/** When customers are offered help unasked, and how often at most. Each change is in force at once. */
export function OffersPage() {
  const { t } = useTranslation();
  const { services } = useSignedIn();
  const queries = useQueryClient();
  const [editing, setEditing] = useState<Trigger | 'new' | null>(null);
  const query = useQuery({ queryKey: ['triggers'], queryFn: ({ signal }) => services.triggers.read(signal) });
  const change = useMutation({
    mutationFn: (next: Triggers) => services.triggers.write(next),
    onSuccess: (kept) => {
      queries.setQueryData(['triggers'], kept);
      setEditing(null);
    },
    // somebody else was faster: his rules are shown
    onError: () => void queries.invalidateQueries({ queryKey: ['triggers'] }),
  });
  if (query.isError) {
    return <Failed text={t('offers.failed')} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) {
    return <Loading />;
  }
  const rules = query.data;
  const put = (triggers: Trigger[]) => change.mutate({ ...rules, triggers });
  const keep = (trigger: Trigger) => {
    const known = rules.triggers.some((one) => one.id === trigger.id);
    put(
      known
        ? rules.triggers.map((one) => (one.id === trigger.id ? trigger : one))
        : [...rules.triggers, trigger],
    );
  };
  return (
    <div className="sheet">
      <section className="block" aria-labelledby="rules-title">
        <h2 id="rules-title">
          {t('offers.rules')} <small className="quiet">{t('offers.hint')}</small>
        </h2>
        <RulesTable
          rules={rules.triggers}
          busy={change.isPending}
          onKeep={keep}
          onEdit={setEditing}
          onRemove={(trigger) => put(rules.triggers.filter((one) => one.id !== trigger.id))}
        />
        <p className="below-table">
          <Button type="primary" onClick={() => setEditing('new')}>
            {t('offers.add')}
          </Button>
        </p>
        {change.error && (
          <p role="alert" className="danger-text">
            {t('offers.refused', { code: codeOf(change.error) })}
          </p>
        )}
      </section>
      <CapsBlock key={rules.version} caps={rules.caps} onKeep={(caps) => change.mutate({ ...rules, caps })} />
      {editing && (
        <TriggerForm
          trigger={editing === 'new' ? undefined : editing}
          taken={rules.triggers.map((one) => one.id)}
          busy={change.isPending}
          onKeep={keep}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

function RulesTable({
  rules,
  busy,
  onKeep,
  onEdit,
  onRemove,
}: {
  rules: Trigger[];
  busy: boolean;
  onKeep: (trigger: Trigger) => void;
  onEdit: (trigger: Trigger) => void;
  onRemove: (trigger: Trigger) => void;
}) {
  const { t, i18n } = useTranslation();
  const columns: TableColumnsType<Trigger> = [
    {
      title: t('offers.enabled'),
      key: 'enabled',
      render: (_, row) => (
        <Switch
          checked={row.enabled}
          loading={busy}
          aria-label={`${t('offers.enabled')}: ${row.id}`}
          onChange={(enabled) => onKeep({ ...row, enabled })}
        />
      ),
    },
    { title: t('offers.id'), key: 'id', render: (_, row) => <code>{row.id}</code> },
    {
      title: t('offers.when'),
      key: 'when',
      render: (_, row) =>
        t(`offers.sentence.${row.kind}`, {
          page: row.page ?? '*',
          least: row.kind === 'CART_VALUE' ? (row.least / 100).toFixed(2) : row.least,
        }),
    },
    {
      title: t('offers.text'),
      key: 'text',
      render: (_, row) => (i18n.language === 'en' ? row.textEn : row.textZh),
    },
    {
      key: 'do',
      render: (_, row) => (
        <>
          <Button size="small" onClick={() => onEdit(row)}>
            {t('offers.edit')}
          </Button>{' '}
          <Button size="small" danger onClick={() => onRemove(row)}>
            {t('offers.remove')}
          </Button>
        </>
      ),
    },
  ];
  return (
    <Table
      size="middle"
      rowKey="id"
      columns={columns}
      dataSource={rules}
      pagination={false}
      scroll={{ x: 'max-content' }}
      onRow={() => ({ 'data-testid': 'rule-row' }) as object}
      locale={{ emptyText: <Empty title={t('offers.none')} hint={t('offers.noneHint')} /> }}
    />
  );
}

function CapsBlock({ caps, onKeep }: { caps: Caps; onKeep: (caps: Caps) => void }) {
  const { t } = useTranslation();
  const [wished, setWished] = useState(caps);
  return (
    <section className="block" aria-labelledby="caps-title">
      <h2 id="caps-title">{t('offers.caps')}</h2>
      <div className="caps">
        {(Object.keys(LIMITS) as (keyof Caps)[]).map((name) => (
          <label key={name}>
            {t(`offers.${name}`)}{' '}
            <InputNumber
              min={1}
              max={LIMITS[name]}
              value={wished[name]}
              onChange={(value) => value && setWished({ ...wished, [name]: value })}
            />
          </label>
        ))}
        <Button onClick={() => onKeep(wished)}>{t('offers.save')}</Button>
      </div>
    </section>
  );
}
