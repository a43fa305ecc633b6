import { Button } from '@chatui/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/http';
import { BotFace, Icon } from './icons';

/** Something is on its way. */
export function Waiting({ label }: { label: string }) {
  return (
    <div className="state state-full" role="status">
      <BotFace />
      <p>{label}</p>
    </div>
  );
}

/** Lines where a list will be. */
export function Lines({ count, label }: { count: number; label: string }) {
  return (
    <div className="lines" role="status" aria-label={label}>
      {Array.from({ length: count }, (_, index) => (
        <div className="line" key={index} />
      ))}
    </div>
  );
}

/** Something failed, in words, with a way on. */
export function Failure({ error, onRetry, full = false }: { error: Error; onRetry: () => void; full?: boolean }) {
  const { t } = useTranslation();
  const kind =
    error instanceof ApiProblem && error.offline
      ? 'offline'
      : error instanceof ApiProblem && error.status === 429
        ? 'tooMany'
        : 'unexpected';
  return (
    <div className={`state ${full ? 'state-full' : ''}`} role="alert">
      <span className="state-icon">
        <Icon name={kind === 'offline' ? 'cloud' : 'alert'} />
      </span>
      <h2>{kind === 'unexpected' && !full ? t('error.listTitle') : t(`error.${kind}Title`)}</h2>
      <p>{t(`error.${kind}`)}</p>
      <Button onClick={onRetry}>{t('retry')}</Button>
    </div>
  );
}

/** Nothing is there, and that is fine. */
export function Nothing({ words }: { words: string }) {
  return <p className="nothing">{words}</p>;
}
