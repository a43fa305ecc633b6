import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clockWithSeconds, figure } from '../../format';
import type { Live } from '../../rest/insight';
import { useSignedIn } from '../../shell/contexts';
import { Figure, type Explained } from '../../shell/Figure';
import { Loading } from '../../shell/Loading';
import { Empty, Failed } from '../../shell/States';
import { ChartCard } from './ChartCard';
import {
  conversationsView,
  intentsView,
  messagesView,
  outcomesView,
  percent,
  satisfactionView,
  spreadView,
} from './views';

const POLL_MILLIS = 5_000;

/** The last hour, minute by minute, as analytics-service counts it. */
export default function InsightPage() {
  const { t, i18n } = useTranslation();
  const { services } = useSignedIn();
  const live = useQuery({
    queryKey: ['live'],
    queryFn: ({ signal }) => services.live(signal),
    refetchInterval: POLL_MILLIS,
  });
  if (!live.data) {
    return live.isError ? (
      <Failed text={t('insight.failed')} onRetry={() => void live.refetch()} />
    ) : (
      <Loading text={t('insight.title')} />
    );
  }
  const { data } = live;
  const quiet =
    data.totals.opened === 0 &&
    data.totals.closed === 0 &&
    Object.values(data.totals.messages).every((n) => n === 0);
  return (
    <div className="sheet">
      {live.isError && (
        <Alert
          banner
          type="warning"
          title={t('insight.stale', { time: clockWithSeconds(data.updatedAt, i18n.language) })}
        />
      )}
      <p className="quiet sheet-note">
        {t('insight.range')} ·{' '}
        {t('insight.updated', { time: clockWithSeconds(data.updatedAt, i18n.language) })}
      </p>
      {quiet ? <Empty title={t('insight.none')} hint={t('insight.noneHint')} /> : <LiveFigures live={data} />}
    </div>
  );
}

type FigureName =
  | 'opened'
  | 'closed'
  | 'messages'
  | 'conversations'
  | 'intents'
  | 'outcomes'
  | 'cases'
  | 'firstResponse'
  | 'agentFirstResponse'
  | 'waiting'
  | 'csat';

function LiveFigures({ live }: { live: Live }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const { totals } = live;
  // The service's definition is the one that counts; it is written in English, the page says it in Chinese.
  const explain = (name: FigureName): Explained => {
    const given = live.definitions[name];
    const text = given && language === 'en' ? given.text : t(`insight.explain.${name}`);
    return { text, version: given && String(given.version) };
  };
  const views = useMemo(
    () => ({
      conversations: conversationsView(live, t, language),
      messages: messagesView(live, t, language),
      intents: intentsView(live.totals, t),
      outcomes: outcomesView(live.totals, t),
      firstResponse: spreadView(live, 'firstResponse', t, language),
      waiting: spreadView(live, 'waiting', t, language),
      csat: satisfactionView(live, t, language),
    }),
    [live, t, language],
  );
  const spread = (name: 'firstResponse' | 'agentFirstResponse' | 'waiting') => {
    const { p50, p90 } = totals[name];
    return p50 === null || p90 === null
      ? { value: '—', note: t('insight.noData') }
      : { value: figure(p50, t), note: `${t('insight.p90')} ${figure(p90, t)}` };
  };
  const messages = Object.values(totals.messages).reduce((sum, n) => sum + n, 0);
  const { csat } = totals;
  return (
    <>
      <div className="figures">
        <Figure
          name={t('insight.opened')}
          value={String(totals.opened)}
          explained={explain('opened')}
          testId="opened"
        />
        <Figure
          name={t('insight.closed')}
          value={String(totals.closed)}
          explained={explain('closed')}
          testId="closed"
        />
        <Figure
          name={t('insight.messages')}
          value={String(messages)}
          explained={explain('messages')}
          testId="messages"
        />
        <Figure
          name={t('insight.firstResponse')}
          {...spread('firstResponse')}
          explained={explain('firstResponse')}
          testId="first-response"
        />
        <Figure
          name={t('insight.agentFirstResponse')}
          {...spread('agentFirstResponse')}
          explained={explain('agentFirstResponse')}
          testId="agent-first-response"
        />
        <Figure
          name={t('insight.waiting')}
          {...spread('waiting')}
          explained={explain('waiting')}
          testId="waiting"
        />
        <Figure
          name={t('insight.csat')}
          value={csat.count > 0 ? (csat.sumStars / csat.count).toFixed(1) : '—'}
          note={
            csat.count > 0
              ? `${t('insight.ratings', { count: csat.count })} · ${t('insight.solvedShare', { share: percent(csat.solved, csat.count) })}`
              : t('insight.noData')
          }
          explained={explain('csat')}
          testId="csat"
        />
        <Figure
          name={t('insight.cases')}
          value={String(totals.cases)}
          explained={explain('cases')}
          testId="cases"
        />
      </div>
      <div className="charts">
        <ChartCard
          title={t('insight.conversationsPerMinute')}
          view={views.conversations}
          explained={explain('conversations')}
        />
        <ChartCard
          title={t('insight.messagesPerMinute')}
          view={views.messages}
          explained={explain('messages')}
        />
        <ChartCard title={t('insight.intents')} view={views.intents} explained={explain('intents')} />
        <ChartCard title={t('insight.outcomes')} view={views.outcomes} explained={explain('outcomes')} />
        <ChartCard
          title={t('insight.firstResponse')}
          view={views.firstResponse}
          explained={explain('firstResponse')}
        />
        <ChartCard title={t('insight.waiting')} view={views.waiting} explained={explain('waiting')} />
        <ChartCard title={t('insight.satisfaction')} view={views.csat} explained={explain('csat')} wide />
      </div>
    </>
  );
}
