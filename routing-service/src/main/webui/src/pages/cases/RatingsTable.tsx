import { useQuery } from '@tanstack/react-query';
import type { TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../desk/DeskContext';
import { moment } from '../../format';
import type { Rating } from '../../rest/services';
import { useSignedIn } from '../../shell/contexts';
import { PagedTable } from './PagedTable';
import { usePages } from './usePages';

export function RatingsTable() {
  const { t, i18n } = useTranslation();
  const { services } = useSignedIn();
  const nameOf = useAgentNames();
  const pages = usePages<Rating>('ratings', services.ratings);
  const columns: TableColumnsType<Rating> = [
    { title: t('cases.stars'), key: 'stars', render: (_, row) => <Stars stars={row.stars} /> },
    {
      title: t('cases.solved'),
      key: 'solved',
      render: (_, row) =>
        row.solved ? (
          <span className="status is-COMPLETED">{t('talk.solved')}</span>
        ) : (
          <span className="status is-PAYMENT_FAILED">{t('talk.unsolved')}</span>
        ),
    },
    {
      title: t('cases.comment'),
      key: 'comment',
      className: 'cell-long',
      render: (_, row) => row.comment ?? '—',
    },
    {
      title: t('cases.agent'),
      key: 'agent',
      render: (_, row) => (row.agentId ? nameOf(row.agentId) : t('cases.botAlone')),
    },
    {
      title: t('cases.conversation'),
      key: 'conversation',
      render: (_, row) => <code>{row.conversationId}</code>,
    },
    {
      title: t('cases.ratedAt'),
      key: 'recordedAt',
      render: (_, row) => moment(row.recordedAt, i18n.language),
    },
  ];
  return (
    <PagedTable
      pages={pages}
      columns={columns}
      rowKey="ticketId"
      testId="rating-row"
      empty={{ title: t('cases.noRatings'), hint: t('cases.noRatingsHint') }}
    />
  );
}

function Stars({ stars }: { stars: number }) {
  const { t } = useTranslation();
  return (
    <span
      className="stars"
      role="img"
      aria-label={t('cases.starsOf', { stars })}
      data-testid="csat"
      data-stars={stars}
    >
      {'★'.repeat(stars)}
      <i>{'★'.repeat(5 - stars)}</i>
    </span>
  );
}

/** Ratings carry agents' ids; the desk knows their names, for those who may ask it. */
function useAgentNames(): (id: string) => string {
  const { services, person } = useSignedIn();
  const { store } = useDesk();
  const queue = useQuery({
    queryKey: ['queue'],
    queryFn: ({ signal }) => services.queue(signal),
    enabled: store !== null,
    staleTime: 60_000,
  });
  const names = new Map(queue.data?.agents.map((agent) => [agent.id, agent.name]));
  return (id) => (id === person.id ? person.name : (names.get(id) ?? id));
}
