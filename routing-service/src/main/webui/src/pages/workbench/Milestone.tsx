import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LoggedEvent } from '../../client/events';
import { minutes } from '../../call/minutes';
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
    case 'conversation.call-requested.v1':
      return t('call.asked', {
        name: event.data.by.displayName,
        what: t(event.data.kind === 'VIDEO' ? 'call.video' : 'call.audio'),
      });
    case 'conversation.call-accepted.v1':
      return t('call.agreed', { name: event.data.by.displayName });
    case 'conversation.call-ended.v1': {
      const why = t(`call.end.${event.data.reason}`);
      return event.data.talkedMillis > 0
        ? t('call.talked', { why, length: minutes(event.data.talkedMillis) })
        : why;
    }
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
