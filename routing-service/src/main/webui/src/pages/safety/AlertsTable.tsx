import type { TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { moment } from '../../format';
import type { SafetyAlert } from '../../rest/services';
import { useSignedIn } from '../../shell/contexts';
import { PagedTable } from '../cases/PagedTable';
import { usePages } from '../cases/usePages';
import { Around } from './Around';

export function AlertsTable() {
  const { t, i18n } = useTranslation();
  const { services, person } = useSignedIn();
  const pages = usePages<SafetyAlert>('alerts', services.alerts);
  const columns: TableColumnsType<SafetyAlert> = [
    { title: t('safety.at'), key: 'at', render: (_, row) => moment(row.at, i18n.language) },
    {
      title: t('safety.what'),
      key: 'what',
      render: (_, row) => (row.reported ? t('safety.reported') : t('safety.flagged')),
    },
    { title: t('safety.who'), key: 'who', render: (_, row) => row.who },
    {
      title: t('safety.reasons'),
      key: 'reasons',
      render: (_, row) => (
        <>
          <strong className="danger-text">
            {row.reasons.map((reason) => t(`safety.reason.${reason}`)).join(' / ')}
          </strong>
          {row.comment && <q> {row.comment}</q>}
        </>
      ),
    },
    {
      title: t('cases.conversation'),
      key: 'conversation',
      render: (_, row) => <code>{row.conversationId}</code>,
    },
  ];
  // Officers do not read conversations; the service would refuse them.
  const reads = person.roles.includes('supervisor');
  return (
    <PagedTable
      pages={pages}
      columns={columns}
      rowKey="id"
      testId="alert-row"
      empty={{ title: t('safety.noAlerts'), hint: t('safety.noAlertsHint') }}
      expand={reads ? (row) => <Around conversation={row.conversationId} seq={row.messageSeq} /> : undefined}
    />
  );
}
