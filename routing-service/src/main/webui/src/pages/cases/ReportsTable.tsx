import type { TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { moment } from '../../format';
import type { Report } from '../../rest/services';
import { useSignedIn } from '../../shell/contexts';
import { useNow } from '../../shell/useNow';
import { Around } from '../safety/Around';
import { PagedTable } from './PagedTable';
import { usePages } from './usePages';

/** Messages that customers reported, each a case with a deadline; opened, the message itself. */
export function ReportsTable() {
  const { t, i18n } = useTranslation();
  const { services, person } = useSignedIn();
  const now = useNow(30_000);
  const pages = usePages<Report>('reports', services.reports);
  const columns: TableColumnsType<Report> = [
    { title: t('cases.openedAt'), key: 'openedAt', render: (_, row) => moment(row.openedAt, i18n.language) },
    {
      title: t('safety.reasons'),
      key: 'reason',
      render: (_, row) => (
        <>
          <strong className="danger-text">{t(`safety.reason.${row.reason}`)}</strong>
          {row.comment && <q> {row.comment}</q>}
        </>
      ),
    },
    { title: t('cases.customer'), key: 'customer', render: (_, row) => row.customer.displayName },
    {
      title: t('cases.conversation'),
      key: 'conversation',
      render: (_, row) => (
        <>
          <code>{row.conversationId}</code> · {row.messageSeq}
        </>
      ),
    },
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
  // Officers do not read conversations; the service would refuse them.
  const reads = person.roles.includes('supervisor');
  return (
    <PagedTable
      pages={pages}
      columns={columns}
      rowKey="id"
      testId="report-row"
      empty={{ title: t('cases.noReports'), hint: t('cases.noReportsHint') }}
      expand={reads ? (row) => <Around conversation={row.conversationId} seq={row.messageSeq} /> : undefined}
    />
  );
}
