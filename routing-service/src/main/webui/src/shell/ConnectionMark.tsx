import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDeskStore } from '../desk/DeskContext';
import { useSignedIn } from './contexts';
import { useNow } from './useNow';

/** A small mark in the top bar: colour, shape and word say how the socket is. */
export function ConnectionMark() {
  const { t } = useTranslation();
  const { phase } = useDeskStore().state.connection;
  const ready = phase === 'ready';
  return (
    <span
      className={`connection ${ready ? 'is-ready' : 'is-away'}`}
      data-testid="connection"
      data-phase={phase}
    >
      <i aria-hidden="true" />
      {ready ? t('connection.ready') : t('connection.connecting')}
    </span>
  );
}

/** What is wrong with the connection and what can be done, across the page, while something is wrong. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const { session } = useSignedIn();
  const { store, state } = useDeskStore();
  const { connection } = state;
  switch (connection.phase) {
    case 'connecting':
    case 'ready':
      return null;
    case 'waiting':
      return <WaitingBanner retryAt={connection.retryAt} onRetry={() => store.retryNow()} />;
    case 'signed-out':
      return (
        <Alert
          banner
          type="warning"
          title={t('session.ended')}
          description={t('session.endedHint')}
          action={<Button onClick={() => void session.signIn(location)}>{t('session.again')}</Button>}
        />
      );
    case 'stopped':
      return connection.code === 4403 ? (
        <Alert banner type="info" title={t('connection.forbidden')} />
      ) : (
        <Alert
          banner
          type="error"
          title={t('connection.stopped')}
          action={<Button onClick={() => location.reload()}>{t('connection.reload')}</Button>}
        />
      );
  }
}

function WaitingBanner({ retryAt, onRetry }: { retryAt: number; onRetry: () => void }) {
  const { t } = useTranslation();
  const now = useNow(500);
  const seconds = Math.max(0, Math.ceil((retryAt - now) / 1_000));
  return (
    <Alert
      banner
      type="warning"
      title={
        <>
          {/* The seconds are not announced again and again. */}
          <span aria-live="off">{t('connection.waiting', { seconds })}</span> {t('connection.waitingHint')}
        </>
      }
      action={
        <Button size="small" onClick={onRetry}>
          {t('connection.retry')}
        </Button>
      }
    />
  );
}
