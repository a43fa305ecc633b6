import { useQuery } from '@tanstack/react-query';
import type { TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { isMessage } from '../../client/events';
import { moment } from '../../format';
import type { SafetyAlert } from '../../rest/services';
import { useSignedIn } from '../../shell/contexts';
import { Loading } from '../../shell/Loading';
import { Failed } from '../../shell/States';
import { PagedTable } from '../cases/PagedTable';
import { usePages } from '../cases/usePages';
import { besideOf } from '../workbench/beside';
import { LoggedMessage } from '../workbench/Message';

/** How many events before the message are shown with it. */
const BEFORE = 6;

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
      expand={reads ? (row) => <Around alert={row} /> : undefined}
    />
  );
}

/** The message and what was said before it. */
function Around({ alert }: { alert: SafetyAlert }) {
  const { t } = useTranslation();
  const { services } = useSignedIn();
  const after = Math.max(0, alert.messageSeq - BEFORE - 1);
  const query = useQuery({
    queryKey: ['around', alert.conversationId, after],
    queryFn: () => services.history(alert.conversationId, after),
  });
  if (query.isError) {
    return <Failed text={t('cases.failed')} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) {
    return <Loading />;
  }
  const beside = besideOf(query.data.events);
  return (
    <ol className="around">
      {query.data.events
        .filter((event) => event.seq <= alert.messageSeq)
        .filter(isMessage)
        .map((event) => (
          <LoggedMessage key={event.seq} event={event} displayed={false} beside={beside} />
        ))}
    </ol>
  );
}
