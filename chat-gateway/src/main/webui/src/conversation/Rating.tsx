import { Button } from '@chatui/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMENT_CHARS, type Conversation, newId } from '@xiaoer/customer-client';
import { useLocation } from '../location';
import { Icon } from '../ui/icons';
import { useClient } from './client';
import { useRefusal } from './refusal';

/** So long the gateway lets a customer go on, unless its operator set another time. */
const REOPEN_MILLIS = 24 * 60 * 60_000;

const STARS = [1, 2, 3, 4, 5] as const;

/** After the end: the customer's judgement, then thanks. */
export function Rating({ conversation, onGoOn }: { conversation: Conversation; onGoOn: (() => void) | undefined }) {
  const { t } = useTranslation();
  const closedAt = conversation.events.findLast((event) => event.eventType === 'conversation.conversation-closed.v1')?.time;
  const mayGoOn = closedAt !== undefined && Date.now() - Date.parse(closedAt) < REOPEN_MILLIS;
  return (
    <section className="rating" data-testid="rating" data-rated={conversation.rated}>
      {conversation.rated ? <Thanks conversation={conversation} /> : <Form conversation={conversation} />}
      {onGoOn && mayGoOn && (
        <button type="button" className="text-button go-on" onClick={onGoOn}>
          {t('rating.goOn')}
        </button>
      )}
    </section>
  );
}

function Form({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const client = useClient();
  const refusal = useRefusal();
  const [stars, setStars] = useState<number>();
  const [solved, setSolved] = useState<boolean>();
  const [comment, setComment] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const heading = useId();
  const sent = conversation.outgoing.find((entry) => entry.frame.type === 'rate');
  const busy = sent !== undefined && sent.state !== 'refused';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (stars === undefined || solved === undefined) {
      setIncomplete(true);
      return;
    }
    setIncomplete(false);
    const words = comment.trim();
    client.rate(conversation.id, { stars, solved, ...(words ? { comment: words } : {}) });
  };
  return (
    <form onSubmit={submit} aria-labelledby={heading}>
      <h2 id={heading}>{t('rating.title')}</h2>
      <Stars stars={stars} onChoose={setStars} />
      <fieldset className="solved">
        <legend>{t('rating.solved')}</legend>
        {[true, false].map((answer) => (
          <label key={String(answer)} className="choice">
            <input type="radio" name="solved" checked={solved === answer} onChange={() => setSolved(answer)} />
            <span>{answer ? t('rating.yes') : t('rating.no')}</span>
          </label>
        ))}
      </fieldset>
      <label className="comment">
        <span>{t('rating.comment')}</span>
        <textarea
          rows={2}
          maxLength={COMMENT_CHARS}
          value={comment}
          placeholder={t('rating.commentPlaceholder')}
          onChange={(event) => setComment(event.target.value)}
        />
      </label>
      {incomplete && (stars === undefined || solved === undefined) && (
        <p className="composer-problem" role="alert">
          {t('rating.choose')}
        </p>
      )}
      {sent?.state === 'refused' && (
        <p className="composer-problem" role="alert">
          {t('refused.label', { reason: refusal(sent.refusal) })}
        </p>
      )}
      <div className="rating-actions">
        <Button color="primary" size="lg" block type="submit" disabled={busy}>
          {busy ? t('rating.submitting') : t('rating.submit')}
        </Button>
        <Again />
      </div>
    </form>
  );
}

function Stars({ stars, onChoose }: { stars: number | undefined; onChoose: (stars: number) => void }) {
  const { t } = useTranslation();
  const words = t('rating.star');
  return (
    <fieldset className="stars">
      <legend className="hidden-words">{t('rating.stars')}</legend>
      <div className="stars-line">
        {STARS.map((count) => (
          <label key={count} className="star" data-filled={stars !== undefined && count <= stars}>
            <input
              type="radio"
              name="stars"
              value={count}
              checked={stars === count}
              aria-label={t('rating.starLabel', { count, word: words[count - 1] ?? '' })}
              onChange={() => onChoose(count)}
            />
            <Icon name="star" filled={stars !== undefined && count <= stars} />
          </label>
        ))}
      </div>
      <p className="stars-word" aria-hidden="true">
        {stars === undefined ? ' ' : words[stars - 1]}
      </p>
    </fieldset>
  );
}

function Thanks({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const rating = conversation.events.findLast((event) => event.eventType === 'conversation.conversation-rated.v1');
  const solved = rating?.eventType === 'conversation.conversation-rated.v1' && rating.data.solved;
  return (
    <div className="thanks" role="status">
      <span className="thanks-mark">
        <Icon name="check" />
      </span>
      <h2>{t('rating.thanks')}</h2>
      <p>{solved ? t('rating.thanksSolved') : t('rating.thanksUnsolved')}</p>
      <Again primary />
    </div>
  );
}

function Again({ primary = false }: { primary?: boolean }) {
  const { t } = useTranslation();
  const { go } = useLocation();
  const again = () => go({ kind: 'entrance', entrance: { kind: 'HELP_CENTRE' }, request: newId() });
  return primary ? (
    <Button color="primary" size="lg" onClick={again}>
      {t('rating.again')}
    </Button>
  ) : (
    <button type="button" className="text-button" onClick={again}>
      {t('rating.again')}
    </button>
  );
}
