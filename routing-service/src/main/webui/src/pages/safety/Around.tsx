import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isMessage } from '../../client/events';
import { useSignedIn } from '../../shell/contexts';
import { Loading } from '../../shell/Loading';
import { Failed } from '../../shell/States';
import { besideOf } from '../workbench/beside';
import { LoggedMessage } from '../workbench/Message';

/** How many events before the message are shown with it. */
const BEFORE = 6;

/** The message and what was said before it. */
export function Around({ conversation, seq }: { conversation: string; seq: number }) {
  const { t } = useTranslation();
  const { services } = useSignedIn();
  const after = Math.max(0, seq - BEFORE - 1);
  const query = useQuery({
    queryKey: ['around', conversation, after],
    queryFn: () => services.history(conversation, after),
  });
  if (query.isError) {
    return <Failed text={t('cases.failed')} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) {
    return <Loading />;
  }
  const beside = besideOf(query.data.events);
  return (
    <ol className="around">
      {query.data.events
        .filter((event) => event.seq <= seq)
        .filter(isMessage)
        .map((event) => (
          <LoggedMessage key={event.seq} event={event} displayed={false} beside={beside} />
        ))}
    </ol>
  );
}
