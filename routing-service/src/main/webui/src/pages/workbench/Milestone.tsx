import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LoggedEvent } from '../../client/events';
import { clock } from '../../format';

/** What happened besides words: a line across the transcript; receipts and readings show nothing. */
export function Milestone({ event }: { event: LoggedEvent }) {
  const { t, i18n } = useTranslation();
  const text = textOf(event, t);
  if (text === null) {
    return null;
  }
  const rated = event.eventType === 'conversation.conversation-rated.v1';
  return (
    <li className="milestone" data-testid={rated ? 'csat' : 'milestone'} data-seq={event.seq}>
      <span>
        {text} <time dateTime={event.time}>{clock(event.time, i18n.language)}</time>
      </span>
      {rated && event.data.comment && <q>{event.data.comment}</q>}
    </li>
  );
}

function textOf(event: LoggedEvent, t: TFunction): string | null {
  switch (event.eventType) {
    case 'conversation.conversation-opened.v1':
      return t('talk.opened');
    case 'conversation.person-requested.v1':
      return t('talk.personRequested');
    case 'conversation.control-changed.v1':
      switch (event.data.control.kind) {
        case 'queue':
          return t('talk.toQueue');
        case 'agent':
          return t('talk.toAgent', { name: event.data.control.agent.displayName });
        case 'bot':
          return t('talk.toBot');
        default:
          return null;
      }
    case 'conversation.conversation-reopened.v1':
      return t('talk.reopened');
    case 'conversation.idle-warned.v1':
      return t('talk.idleWarned');
    case 'conversation.conversation-closed.v1':
      return t(`talk.closedBy.${event.data.reason}`, { name: event.data.by.displayName });
    case 'conversation.conversation-rated.v1':
      return t('talk.rated', {
        stars: event.data.stars,
        solved: event.data.solved ? t('talk.solved') : t('talk.unsolved'),
      });
    default:
      return null;
  }
}
