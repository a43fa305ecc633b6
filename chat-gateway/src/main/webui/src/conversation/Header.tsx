import { useTranslation } from 'react-i18next';
import type { Conversation } from '@xiaoer/customer-client';
import { useLocation } from '../location';
import { useSession } from '../session/session';
import { NotificationItem } from '../pwa/NotificationItem';
import { BotFace, Icon, PersonFace } from '../ui/icons';
import { Menu } from '../ui/Menu';
import { refusedOpening } from './timeline';

interface Props {
  conversation: Conversation;
  onLeave: (() => void) | undefined;
  /** Absent while nobody can be called. */
  onCall: (() => void) | undefined;
}

/** Whose shop this is and who is there. */
export function Header({ conversation, onLeave, onCall }: Props) {
  const { t } = useTranslation();
  const { shop } = useSession();
  const { go } = useLocation();
  const control = conversation.closed
    ? ({ kind: 'nobody' } as const)
    : refusedOpening(conversation)
      ? ({ kind: 'refused' } as const)
      : conversation.control;
  return (
    <header className="bar talk-bar">
      <button type="button" className="icon-button" aria-label={t('back')} onClick={() => go({ kind: 'start' })}>
        <Icon name="back" />
      </button>
      {control?.kind === 'agent' ? <PersonFace name={control.agent.displayName} /> : <BotFace />}
      <div className="talk-who">
        <h1>{t('service', { shop: shop.name })}</h1>
        <p data-testid="who" data-control={control?.kind ?? 'connecting'}>
          {control?.kind === 'agent' ? (
            <>
              <strong data-testid="agent-name">{control.agent.displayName}</strong> {t('who.agentNote')}
            </>
          ) : control?.kind === 'bot' ? (
            <>
              {t('who.bot')} · {t('who.botNote')}
            </>
          ) : (
            t(`who.${control?.kind ?? 'connecting'}`)
          )}
        </p>
      </div>
      {onCall && control?.kind === 'agent' && (
        <button
          type="button"
          className="icon-button"
          aria-label={t('call.start', { name: control.agent.displayName })}
          title={t('call.menu')}
          data-testid="call-button"
          onClick={onCall}
        >
          <Icon name="phone" />
        </button>
      )}
      {onLeave && (
        <button type="button" className="text-button" aria-label={t('conversation.endLabel')} onClick={onLeave}>
          {t('conversation.end')}
        </button>
      )}
      <Menu>
        <NotificationItem />
      </Menu>
    </header>
  );
}
