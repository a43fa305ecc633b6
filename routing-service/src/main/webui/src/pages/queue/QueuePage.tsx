import { useQuery } from '@tanstack/react-query';
import { Alert, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { clockWithSeconds, duration, word } from '../../format';
import type { DeskAgent, DeskQueue, Waiting } from '../../rest/services';
import { useSignedIn } from '../../shell/contexts';
import { Figure } from '../../shell/Figure';
import { Empty, Failed } from '../../shell/States';
import { useNow } from '../../shell/useNow';
import { ProblemTag } from '../workbench/ProblemTag';
import { useDesk } from '../../desk/DeskContext';
import { WhyLink } from './WhyLink';

const REFRESH_MILLIS = 3_000;

/** Who waits, in the order in which they will be served, and who serves. */
export function QueuePage() {
  const { t, i18n } = useTranslation();
  const { services } = useSignedIn();
  const now = useNow();
  const queue = useQuery({
    queryKey: ['queue'],
    queryFn: ({ signal }) => services.queue(signal),
    refetchInterval: REFRESH_MILLIS,
  });
  if (!queue.data) {
    return queue.isError ? (
      <Failed text={t('queue.failed')} onRetry={() => void queue.refetch()} />
    ) : (
      <div className="sheet">
        <Table loading columns={[]} dataSource={[]} locale={{ emptyText: ' ' }} />
      </div>
    );
  }
  return (
    <div className="sheet">
      {queue.isError && (
        <Alert
          banner
          type="warning"
          title={t('queue.stale', { time: clockWithSeconds(queue.dataUpdatedAt, i18n.language) })}
        />
      )}
      <Summary queue={queue.data} now={now} />
      <section aria-labelledby="waiting-title" className="block">
        <h2 id="waiting-title">
          {t('queue.waiting')}
          <small className="quiet">
            {t('queue.updated', { time: clockWithSeconds(queue.data.updatedAt, i18n.language) })} ·{' '}
            {t('queue.every')}
          </small>
        </h2>
        <WaitingTable queue={queue.data} now={now} />
      </section>
      <section aria-labelledby="agents-title" className="block">
        <h2 id="agents-title">{t('queue.agents')}</h2>
        <AgentsTable agents={queue.data.agents} />
      </section>
      <MyConversations />
    </div>
  );
}

function Summary({ queue, now }: { queue: DeskQueue; now: number }) {
  const { t } = useTranslation();
  const online = queue.agents.filter((agent) => agent.presence === 'ONLINE');
  const late = queue.waiting.filter((it) => Date.parse(it.deadline) < now).length;
  return (
    <div className="figures">
      <Figure name={t('queue.summaryWaiting')} value={String(queue.waitingTotal ?? queue.waiting.length)} />
      <Figure name={t('queue.summaryLate')} value={String(late)} alarming={late > 0} />
      <Figure name={t('queue.summaryOnline')} value={String(online.length)} />
      <Figure
        name={t('queue.summaryFree')}
        value={String(online.reduce((free, agent) => free + Math.max(0, agent.capacity - agent.load), 0))}
      />
    </div>
  );
}

function WaitingTable({ queue, now }: { queue: DeskQueue; now: number }) {
  const { t } = useTranslation();
  const names = new Map(queue.agents.map((agent) => [agent.id, agent.name]));
  const rows = [...queue.waiting].sort((a, b) => a.place - b.place);
  const columns: TableColumnsType<Waiting> = [
    { title: t('queue.place'), dataIndex: 'place', width: 72 },
    {
      title: t('queue.customer'),
      key: 'customer',
      render: (_, row) => <strong>{row.customerName ?? t('queue.guest')}</strong>,
    },
    {
      title: t('queue.problem'),
      key: 'problem',
      render: (_, row) => <ProblemTag problem={row.problemClass} />,
    },
    { title: t('queue.skill'), key: 'skill', render: (_, row) => word(t, 'skill', row.skill) },
    {
      title: t('queue.waited'),
      key: 'waited',
      render: (_, row) => duration(now - Date.parse(row.arrivedAt), t),
    },
    {
      title: t('queue.deadline'),
      key: 'deadline',
      render: (_, row) => <Deadline at={row.deadline} now={now} />,
    },
    {
      title: t('queue.offeredTo'),
      key: 'offeredTo',
      render: (_, row) => (row.offeredTo ? (names.get(row.offeredTo) ?? row.offeredTo) : '—'),
    },
  ];
  return (
    <Table
      size="middle"
      rowKey="conversationId"
      columns={columns}
      dataSource={rows}
      pagination={rows.length > 50 ? { pageSize: 50 } : false}
      onRow={(row) =>
        ({
          'data-testid': 'queue-row',
          'data-conversation': row.conversationId,
          'data-place': row.place,
        }) as object
      }
      locale={{ emptyText: <Empty title={t('queue.nobody')} hint={t('queue.nobodyHint')} /> }}
    />
  );
}

function Deadline({ at, now }: { at: string; now: number }) {
  const { t } = useTranslation();
  const left = Date.parse(at) - now;
  return left >= 0 ? (
    <span className={left < 30_000 ? 'warning-text' : ''}>
      {t('queue.left', { time: duration(left, t) })}
    </span>
  ) : (
    <strong className="danger-text">{t('queue.late', { time: duration(-left, t) })}</strong>
  );
}

function AgentsTable({ agents }: { agents: readonly DeskAgent[] }) {
  const { t } = useTranslation();
  const order = ['ONLINE', 'AWAY', 'OFFLINE'];
  const rows = [...agents].sort(
    (a, b) => order.indexOf(a.presence) - order.indexOf(b.presence) || a.name.localeCompare(b.name),
  );
  const columns: TableColumnsType<DeskAgent> = [
    { title: t('queue.name'), dataIndex: 'name', width: '22%' },
    {
      title: t('queue.presence'),
      key: 'presence',
      width: '18%',
      render: (_, row) => (
        <span className={`presence-option is-${row.presence}`}>
          <i aria-hidden="true" />
          {word(t, 'presence', row.presence)}
        </span>
      ),
    },
    {
      title: t('queue.load'),
      key: 'load',
      width: '20%',
      render: (_, row) => (
        <span className="load">
          <meter min={0} max={row.capacity} value={row.load} aria-label={t('queue.load')} />
          {row.load} / {row.capacity}
        </span>
      ),
    },
    {
      title: t('queue.skills'),
      key: 'skills',
      render: (_, row) => (
        <span className="chips">
          {row.skills.map((skill) => (
            <span className="chip" key={skill}>
              {word(t, 'skill', skill)}
            </span>
          ))}
        </span>
      ),
    },
  ];
  return (
    <Table
      size="middle"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      pagination={false}
      onRow={(row) => ({ 'data-testid': 'agent-row', 'data-agent': row.id }) as object}
      locale={{ emptyText: <Empty title={t('queue.noAgents')} /> }}
    />
  );
}

/** The reader's own conversations, each with the reason for which it came to him. */
function MyConversations() {
  const { t } = useTranslation();
  const { conversations } = useDesk().state;
  if (conversations.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="mine-title" className="block">
      <h2 id="mine-title">{t('list.title')}</h2>
      <ul className="mine">
        {conversations.map((it) => (
          <li key={it.id}>
            <strong>{it.customer.displayName}</strong>
            <ProblemTag problem={it.problemClass} />
            <WhyLink conversationId={it.id} name={it.customer.displayName} label={t('why.link')} />
          </li>
        ))}
      </ul>
    </section>
  );
}
