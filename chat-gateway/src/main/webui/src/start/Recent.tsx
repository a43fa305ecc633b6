import { useTranslation } from 'react-i18next';
import { useConversations } from '../api/shop';
import { moment } from '../i18n/format';
import { useLocation } from '../location';
import { Icon } from '../ui/icons';
import { Failure, Lines, Nothing } from '../ui/states';

/** The customer's conversations, the newest first. */
export function Recent({ current, limit = 5, quiet = false }: { current?: string; limit?: number; quiet?: boolean }) {
  const { t, i18n } = useTranslation();
  const { go } = useLocation();
  const conversations = useConversations();
  // somebody who is here for the first time has no use for an empty list
  if (quiet && conversations.isSuccess && conversations.data.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="recent">
      <div className="panel-head">
        <h2 id="recent">{t('start.recent')}</h2>
      </div>
      {conversations.isPending ? (
        <Lines count={2} label={t('loading')} />
      ) : conversations.isError ? (
        <Failure error={conversations.error} onRetry={() => void conversations.refetch()} />
      ) : conversations.data.length === 0 ? (
        <Nothing words={t('start.recentEmpty')} />
      ) : (
        <ul className="rows">
          {conversations.data.slice(0, limit).map((conversation) => (
            <li key={conversation.id}>
              <button
                type="button"
                className="row"
                aria-current={conversation.id === current ? 'page' : undefined}
                onClick={() => go({ kind: 'conversation', id: conversation.id })}
              >
                <span className="row-icon">
                  <Icon name={conversation.entrance.kind === 'ORDER' ? 'box' : conversation.entrance.kind === 'PRODUCT' ? 'bag' : 'chat'} />
                </span>
                <span className="row-words">
                  <span className="row-title">{conversation.preview ?? t(`entrance.${conversation.entrance.kind}`)}</span>
                  <span className="row-note">
                    {t(`entrance.${conversation.entrance.kind}`)} · {moment(Date.parse(conversation.openedAt), i18n.language)}
                  </span>
                </span>
                <span className="row-end">
                  <span className="status" data-status={conversation.closed ? 'CLOSED' : 'SHIPPED'}>
                    {!conversation.closed ? t('start.open') : conversation.rated ? t('start.closed') : t('start.toRate')}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
