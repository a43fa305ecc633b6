import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPending } from '@xiaoer/customer-client';
import { embedded, useVisible } from '../embed/embedded';
import { useClient } from './client';

/** Whoever stays so long has read it. */
const READ_MILLIS = 2_000;

/**
 * Tells the gateway what is on the screen while somebody can see it, and counts in the title what came while nobody could.
 *
 * @param last the number of the shop's last words
 */
export function useReading(conversationId: string, last: number, title: string): void {
  const { t } = useTranslation();
  const client = useClient();
  const visible = useVisible();
  const [unread, setUnread] = useState(0);
  const seen = useRef(last);

  useEffect(() => {
    if (visible) {
      seen.current = last;
      setUnread(0);
      if (last > 0 && !isPending(conversationId)) {
        client.displayed(conversationId, last);
        const timer = setTimeout(() => document.hasFocus() && client.read(conversationId, last), READ_MILLIS);
        return () => clearTimeout(timer);
      }
    } else if (last > seen.current) {
      seen.current = last;
      setUnread((count) => count + 1);
    }
    return undefined;
  }, [client, conversationId, last, visible]);

  useEffect(() => {
    embedded?.unread(unread);
    document.title = unread > 0 ? t('conversation.unreadTitle', { count: unread, title }) : title;
  }, [t, title, unread]);
}
