import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../format';
import { codeOf } from '../../rest/http';
import type { Block, BlockChange } from '../../rest/services';
import { useSignedIn } from '../../shell/contexts';
import { Loading } from '../../shell/Loading';
import { Empty, Failed } from '../../shell/States';

const DAY_MILLIS = 86_400_000;
const LASTING = { day: 1, week: 7, month: 30, never: 0 } as const;
type Lasting = keyof typeof LASTING;
type Wish = { kind: Block['kind']; value: string; reason: string; lasting: Lasting };

/** Whom the shop has blocked, and who did it. */
export function BlocksTable() {
  const { t, i18n } = useTranslation();
  const { services } = useSignedIn();
  const [lifting, setLifting] = useState<Block | null>(null);
  const query = useQuery({ queryKey: ['blocks'], queryFn: ({ signal }) => services.blocks(signal) });
  if (query.isError) {
    return <Failed text={t('blocks.failed')} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) {
    return <Loading />;
  }
  const whom = (row: BlockChange | Block) => (
    <>
      {t(`blocks.kinds.${row.kind}`)} <code>{row.value}</code>
    </>
  );
  const common = [
    { title: t('blocks.reason'), key: 'reason', render: (_: unknown, row: { reason: string }) => row.reason },
    {
      title: t('blocks.since'),
      key: 'at',
      render: (_: unknown, row: { at: string }) => moment(row.at, i18n.language),
    },
    { title: t('blocks.by'), key: 'by', render: (_: unknown, row: { by: string }) => <code>{row.by}</code> },
  ];
  const columns: TableColumnsType<Block> = [
    { title: t('blocks.kind'), key: 'whom', render: (_, row) => whom(row) },
    ...common,
    {
      title: t('blocks.until'),
      key: 'until',
      render: (_, row) => (row.until ? moment(row.until, i18n.language) : t('blocks.never')),
    },
    {
      key: 'lift',
      render: (_, row) => (
        <Button size="small" onClick={() => setLifting(row)}>
          {t('blocks.lift')}
        </Button>
      ),
    },
  ];
  const changes: TableColumnsType<BlockChange> = [
    { title: t('blocks.changes'), key: 'action', render: (_, row) => t(`blocks.action.${row.action}`) },
    { title: t('blocks.kind'), key: 'whom', render: (_, row) => whom(row) },
    ...common,
  ];
  return (
    <>
      <NewBlock />
      <Table
        size="middle"
        rowKey={(row) => row.kind + row.value}
        columns={columns}
        dataSource={query.data.blocks}
        pagination={false}
        scroll={{ x: 'max-content' }}
        onRow={() => ({ 'data-testid': 'block-row' }) as object}
        locale={{ emptyText: <Empty title={t('blocks.none')} hint={t('blocks.noneHint')} /> }}
      />
      {query.data.changes.length > 0 && (
        <Table
          size="small"
          rowKey={(row) => row.at + row.action + row.value}
          columns={changes}
          dataSource={query.data.changes}
          pagination={{ pageSize: 10, hideOnSinglePage: true }}
          scroll={{ x: 'max-content' }}
        />
      )}
      {lifting && <Lift block={lifting} onClose={() => setLifting(null)} />}
    </>
  );
}

/** Does something and reads the list anew; the words of a refusal, if it was refused. */
function useChange<T>(change: (asked: T) => Promise<unknown>, done: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['blocks'] });
      done();
    },
  });
  const { error } = mutation;
  const refused = error && t('blocks.refused', { code: codeOf(error) });
  return { ...mutation, refused };
}

function NewBlock() {
  const { t } = useTranslation();
  const { services } = useSignedIn();
  const [form] = Form.useForm<Wish>();
  const kind = Form.useWatch('kind', form) ?? 'CUSTOMER';
  const add = useChange(
    ({ lasting, ...asked }: Wish) => {
      const days = LASTING[lasting];
      const until = days === 0 ? null : new Date(Date.now() + days * DAY_MILLIS).toISOString();
      return services.block({ ...asked, until });
    },
    () => form.resetFields(),
  );
  return (
    <Form
      form={form}
      layout="inline"
      className="block-form"
      initialValues={{ kind: 'CUSTOMER', lasting: 'week' }}
      onFinish={(wish) => add.mutate(wish)}
    >
      <Form.Item name="kind" label={t('blocks.kind')}>
        <Select
          options={(['CUSTOMER', 'ADDRESS'] as const).map((value) => ({
            value,
            label: t(`blocks.kinds.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="value"
        label={t(`blocks.value.${kind}`)}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="reason" label={t('blocks.reason')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="lasting" label={t('blocks.forHow')}>
        <Select
          options={(Object.keys(LASTING) as Lasting[]).map((value) => ({
            value,
            label: t(`blocks.${value}`),
          }))}
        />
      </Form.Item>
      <Button type="primary" danger htmlType="submit" loading={add.isPending}>
        {t('blocks.add')}
      </Button>
      {add.refused && (
        <p role="alert" className="danger-text">
          {add.refused}
        </p>
      )}
    </Form>
  );
}

function Lift({ block, onClose }: { block: Block; onClose: () => void }) {
  const { t } = useTranslation();
  const { services } = useSignedIn();
  const [reason, setReason] = useState('');
  const lift = useChange((why: string) => services.unblock(block, why), onClose);
  return (
    <Modal
      open
      title={t('blocks.liftTitle', { value: block.value })}
      okText={t('blocks.lift')}
      cancelText={t('blocks.cancel')}
      okButtonProps={{ disabled: reason.trim().length === 0, loading: lift.isPending }}
      onOk={() => lift.mutate(reason.trim())}
      onCancel={onClose}
    >
      <Input
        aria-label={t('blocks.reason')}
        placeholder={t('blocks.reason')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {lift.refused && (
        <p role="alert" className="danger-text">
          {lift.refused}
        </p>
      )}
    </Modal>
  );
}
