import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../format';
import type { Break } from '../../rest/audit';
import { useSignedIn } from '../../shell/contexts';
import { PagedTable } from '../cases/PagedTable';
import { usePages } from '../cases/usePages';
import { EvidenceButton } from '../evidence/EvidenceButton';

/** What does not fit, newest first; a new one appears by itself. */
export function BreaksTable({ openBreaks }: { openBreaks: number }) {
  const { t, i18n } = useTranslation();
  const { services, person } = useSignedIn();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Break | null>(null);
  const pages = usePages<Break>('breaks', services.audit.breaks);
  useEffect(() => void queries.invalidateQueries({ queryKey: ['breaks'] }), [openBreaks, queries]);
  const supervises = person.roles.includes('supervisor');
  const columns: TableColumnsType<Break> = [
    { title: t('safety.at'), key: 'at', render: (_, row) => moment(row.foundAt, i18n.language) },
    {
      title: t('audit.kindOf'),
      key: 'kind',
      render: (_, row) => (
        <strong className={row.acknowledged ? 'quiet' : 'danger-text'}>{t(`audit.kind.${row.kind}`)}</strong>
      ),
    },
    {
      title: t('audit.where'),
      key: 'where',
      render: (_, row) => (
        <>
          <code>{row.conversationId}</code>
          {row.seq > 0 && ` · ${row.seq} `}
          {row.seq > 0 && supervises && <EvidenceButton conversation={row.conversationId} seq={row.seq} />}
        </>
      ),
    },
    {
      title: t('audit.place'),
      key: 'place',
      render: (_, row) => <code>{`${row.topic} ${row.partition}:${row.offset}`}</code>,
    },
    {
      title: t('audit.state'),
      key: 'state',
      render: (_, row) => <State row={row} supervises={supervises} onChoose={setChosen} />,
    },
  ];
  return (
    <>
      <PagedTable
        pages={pages}
        columns={columns}
        rowKey="id"
        testId="break-row"
        empty={{ title: t('audit.noBreaks'), hint: t('audit.noBreaksHint') }}
        expand={(row) => <Details row={row} />}
      />
      {chosen && <Acknowledge row={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

function State({
  row,
  supervises,
  onChoose,
}: {
  row: Break;
  supervises: boolean;
  onChoose: (row: Break) => void;
}) {
  const { t, i18n } = useTranslation();
  if (row.acknowledged) {
    const { by, at, note } = row.acknowledged;
    return (
      <>
        {by} · {moment(at, i18n.language)} <q>{note}</q>
      </>
    );
  }
  return supervises ? (
    <Button size="small" onClick={() => onChoose(row)}>
      {t('audit.acknowledge')}
    </Button>
  ) : null;
}

function Details({ row }: { row: Break }) {
  const { t } = useTranslation();
  return (
    <dl className="evidence">
      <dt>{t('evidence.command')}</dt>
      <dd>
        <code>{row.commandId || '–'}</code>
      </dd>
      <dt>{t('audit.expected')}</dt>
      <dd>
        <code>{row.expected ?? '–'}</code>
      </dd>
      <dt>{t('audit.found')}</dt>
      <dd>
        <code>{row.found ?? '–'}</code>
      </dd>
    </dl>
  );
}

function Acknowledge({ row, onClose }: { row: Break; onClose: () => void }) {
  const { t } = useTranslation();
  const { services } = useSignedIn();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await services.audit.acknowledge(row.id, note.trim());
      await Promise.all(['breaks', 'audit'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      onClose();
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={`${t('audit.acknowledge')}: ${t(`audit.kind.${row.kind}`)}`}
      okText={t('audit.acknowledge')}
      cancelText={t('safety.cancel')}
      okButtonProps={{ disabled: note.trim().length < 3, loading: busy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <p>{t('audit.noted')}</p>
      <Input.TextArea
        aria-label={t('audit.note')}
        placeholder={t('audit.note')}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {failed && (
        <p role="alert" className="danger-text">
          {t('audit.notNoted')}
        </p>
      )}
    </Modal>
  );
}
