import type { TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { moment, word } from '../../format';
import type { Case } from '../../rest/services';
import { useSignedIn } from '../../shell/contexts';
import { useNow } from '../../shell/useNow';
import { PagedTable } from './PagedTable';
import { usePages } from './usePages';

export function CasesTable() {
  const { t, i18n } = useTranslation();
  const { services } = useSignedIn();
  const now = useNow(30_000);
  const pages = usePages<Case>('cases', services.cases);
  const columns: TableColumnsType<Case> = [
    { title: t('cases.case'), key: 'id', render: (_, row) => <code>{row.id}</code> },
    {
      title: t('cases.customer'),
      key: 'customer',
      render: (_, row) => (
        <>
          <strong>{row.customer.displayName}</strong>{' '}
          <span className={`tier is-${row.customer.tier}`}>{word(t, 'tier', row.customer.tier)}</span>
        </>
      ),
    },
    {
      title: t('cases.conversation'),
      key: 'conversation',
      render: (_, row) => <code>{row.conversationId}</code>,
    },
    { title: t('cases.openedAt'), key: 'openedAt', render: (_, row) => moment(row.openedAt, i18n.language) },
    {
      title: t('cases.dueAt'),
      key: 'dueAt',
      render: (_, row) => (
        <>
          {moment(row.dueAt, i18n.language)}{' '}
          {Date.parse(row.dueAt) < now && <strong className="danger-text">{t('cases.overdue')}</strong>}
        </>
      ),
    },
  ];
  return (
    <PagedTable
      pages={pages}
      columns={columns}
      rowKey="id"
      testId="case-row"
      empty={{ title: t('cases.noCases'), hint: t('cases.noCasesHint') }}
    />
  );
}
