import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionState } from '@xiaoer/customer-client';
import { useSession } from '../session/session';
import { useClient } from './client';

/** A short loss mends itself and is not worth a word. */
const QUIET_MILLIS = 1_500;
const BACK_MILLIS = 2_500;

/** How the connection is, when it is not as it should be, and shortly after it came back. */
export function ConnectionBanner({ state }: { state: ConnectionState }) {
  const shown = useShown(state.kind);
  if (shown === 'back') return <Back />;
  return shown ? <Lost state={state} /> : null;
}

function useShown(kind: ConnectionState['kind']): 'lost' | 'back' | undefined {
  const [shown, setShown] = useState<'lost' | 'back'>();
  const wasOnline = useRef(false);
  useEffect(() => {
    if (kind === 'online') {
      wasOnline.current = true;
      setShown((before) => (before === 'lost' ? 'back' : undefined));
      const timer = setTimeout(() => setShown(undefined), BACK_MILLIS);
      return () => clearTimeout(timer);
    }
    if (kind === 'stopped') return undefined;
    const final = kind === 'forbidden' || kind === 'outdated' || kind === 'signed-out' || kind === 'offline';
    const timer = setTimeout(() => setShown('lost'), final ? 0 : QUIET_MILLIS);
    return () => clearTimeout(timer);
  }, [kind]);
  return shown;
}

function Back() {
  const { t } = useTranslation();
  return (
    <div className="banner banner-back" role="status" data-testid="connection-banner" data-connection="online">
      {t('connection.back')}
    </div>
  );
}

function Lost({ state }: { state: ConnectionState }) {
  const { t } = useTranslation();
  const client = useClient();
  const { ended } = useSession();
  const seconds = useSecondsUntil(state.kind === 'waiting' ? state.retryAt : undefined);
  const action =
    state.kind === 'waiting'
      ? { label: t('connection.now'), act: () => client.wake() }
      : state.kind === 'outdated'
        ? { label: t('connection.reload'), act: () => window.location.reload() }
        : state.kind === 'signed-out'
          ? { label: t('start.signIn'), act: ended }
          : undefined;
  return (
    <div className="banner banner-lost" role="status" data-testid="connection-banner" data-connection={state.kind}>
      {/* the countdown is for the eye: a screen reader would hear every second of it */}
      <span aria-live="off">{words()}</span>
      {action && (
        <button type="button" className="text-button" onClick={action.act}>
          {action.label}
        </button>
      )}
    </div>
  );

  function words(): string {
    switch (state.kind) {
      case 'waiting':
        return seconds > 1 ? t('connection.waiting', { count: seconds }) : t('connection.reconnecting');
      case 'offline':
        return t('connection.offline');
      case 'forbidden':
        return t('connection.forbidden');
      case 'outdated':
        return t('connection.outdated');
      case 'signed-out':
        return t('connection.signedOut');
      case 'connecting':
      case 'online':
      case 'stopped':
        return t('connection.reconnecting');
    }
  }
}

function useSecondsUntil(at: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (at === undefined) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [at]);
  return at === undefined ? 0 : Math.max(0, Math.ceil((at - now) / 1_000));
}
