import { ArrowDownOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMessage } from '../../client/events';
import { useDeskStore } from '../../desk/DeskContext';
import { customerSawUpTo, mayRework, revisionsOf } from '../../desk/reading';
import type { Conversation } from '../../desk/state';
import { Loading } from '../../shell/Loading';
import { useNow } from '../../shell/useNow';
import { besideOf, mediaOf } from './beside';
import { AddressContext, useAddresses } from './mediaAddresses';
import { LoggedMessage, OwnMessage } from './Message';
import { Milestone } from './Milestone';
import { Rework } from './Rework';

/** This close to the end counts as at the end, in CSS pixels. */
const NEAR_END = 48;

/** What was said and what happened, oldest first; it follows the end while the reader is there. */
export function TranscriptView({ it }: { it: Conversation }) {
  const { t } = useTranslation();
  const { store, state } = useDeskStore();
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const { events } = it.transcript;
  const beside = useMemo(() => besideOf(events), [events]);
  const addresses = useAddresses(
    it.id,
    useMemo(() => mediaOf(events), [events]),
  );
  const shown = events.length + it.outgoing.length;
  const seen = customerSawUpTo(it);
  const now = useNow();
  const revisions = revisionsOf(it);
  const typing = it.typingUntil > now;

  const toEnd = useCallback(() => {
    if (box.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, []);
  useLayoutEffect(() => {
    if (atEnd) {
      toEnd();
    }
  }, [shown, typing, atEnd, toEnd]);

  const ready = state.connection.phase === 'ready';
  useEffect(() => {
    const look = () => {
      if (atEnd && ready && document.visibilityState === 'visible') {
        store.displayed(it.id);
      }
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [store, it.id, events, atEnd, ready]);

  return (
    <div className="transcript">
      {it.history === 'failed' && (
        <Alert
          banner
          type="warning"
          title={t('talk.failed')}
          description={t('talk.failedHint')}
          action={
            <Button size="small" onClick={() => store.rereadHistory(it.id)}>
              {t('talk.retry')}
            </Button>
          }
        />
      )}
      <div
        className="transcript-scroll"
        ref={box}
        role="log"
        aria-label={t('talk.transcript')}
        tabIndex={0}
        onScroll={({ currentTarget: at }) =>
          setAtEnd(at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END)
        }
      >
        {it.history === 'loading' && events.length === 0 && <Loading text={t('talk.loading')} />}
        <AddressContext value={addresses}>
          <ol>
            {events.map((event) =>
              isMessage(event) ? (
                <LoggedMessage
                  key={event.seq}
                  event={event}
                  displayed={event.seq <= seen}
                  beside={beside}
                  revision={revisions.get(event.seq)}
                  actions={
                    mayRework(it, event, state.agent?.id, now) && (
                      <Rework conversationId={it.id} event={event} content={revisions.get(event.seq)} />
                    )
                  }
                />
              ) : (
                <Milestone key={event.seq} event={event} />
              ),
            )}
            {it.outgoing.map((message) => (
              <OwnMessage key={message.clientMessageId} conversationId={it.id} message={message} />
            ))}
          </ol>
        </AddressContext>
        {typing && (
          <p className="typing" role="status">
            {t('talk.typing', { name: it.customer.displayName })}
          </p>
        )}
      </div>
      {!atEnd && (
        <Button
          className="to-end"
          size="small"
          icon={<ArrowDownOutlined aria-hidden="true" />}
          onClick={toEnd}
        >
          {t('talk.newMessages')}
        </Button>
      )}
    </div>
  );
}
