import { Button } from '@chatui/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Conversation, isPending, newId, pendingConversation } from '@xiaoer/customer-client';
import { CallArea } from '../call/CallArea';
import { canCall, useCaller } from '../call/calls';
import { useLocation } from '../location';
import { type Place, searchOf } from '../place';
import { useSession } from '../session/session';
import { Recent } from '../start/Recent';
import { Icon } from '../ui/icons';
import { useWide } from '../ui/useWide';
import { useClient, useSnapshot } from './client';
import { Composer, type Editing } from './Composer';
import { ConnectionBanner } from './ConnectionBanner';
import { Header } from './Header';
import { IdleBanner } from './IdleBanner';
import { LeaveDialog } from './LeaveDialog';
import { ReportDialog } from './ReportDialog';
import { MessageList } from './MessageList';
import { QueueBanner } from './QueueBanner';
import { Rating } from './Rating';
import { useRefusal } from './refusal';
import { lastOfShop, refusedOpening, suggestions } from './timeline';
import { useReading } from './useReading';

type Somewhere = Exclude<Place, { kind: 'start' }>;

/** A conversation, begun by its address or resumed. */
export function ConversationPage({ place }: { place: Somewhere }) {
  const id = useConversationId(place);
  const { conversations } = useSnapshot();
  const { t } = useTranslation();
  const wide = useWide();
  const conversation = conversations.get(id);
  const queries = useQueryClient();
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['conversations'] });
  }, [queries, id, conversation?.closed, conversation?.rated]);
  return (
    <div className="desk">
      {wide && (
        <aside className="desk-side">
          <Recent current={id} limit={12} />
        </aside>
      )}
      <div className="talk">
        {conversation ? (
          <Talk conversation={conversation} at={place.kind === 'conversation' ? place.at : undefined} />
        ) : (
          <p role="status">{t('loading')}</p>
        )}
      </div>
    </div>
  );
}

/** Begins the conversation of an entrance, once, and moves to its own address as soon as it has one. */
function useConversationId(place: Somewhere): string {
  const client = useClient();
  const { replace } = useLocation();
  const { opened } = useSnapshot();
  const request = place.kind === 'entrance' ? place.request : undefined;
  const begun = request === undefined ? undefined : opened.get(request);
  const id = place.kind === 'conversation' ? place.id : (begun ?? pendingConversation(request ?? ''));

  useEffect(() => {
    if (place.kind !== 'entrance') return;
    if (place.request === undefined) replace(searchOf({ ...place, request: newId() }));
    else if (begun === undefined) client.open(place.entrance, place.request);
    else replace(searchOf({ kind: 'conversation', id: begun }));
  }, [place, begun, client, replace]);

  useEffect(() => {
    if (id === pendingConversation('')) return undefined;
    client.watch(id);
    return () => client.unwatch(id);
  }, [client, id]);
  return id;
}

function Talk({ conversation, at }: { conversation: Conversation; at: number | undefined }) {
  const { t } = useTranslation();
  const client = useClient();
  const { shop, calls } = useSession();
  const { connection, rests } = useSnapshot();
  const [leaving, setLeaving] = useState(false);
  const { id } = conversation;
  useReading(id, lastOfShop(conversation.events), t('service', { shop: shop.name }));
  const asked = (type: string) => conversation.outgoing.some((entry) => entry.frame.type === type && entry.state !== 'refused');
  const refusal = useRefusal();
  const refused = (type: string) => conversation.outgoing.find((entry) => entry.frame.type === type && entry.state === 'refused');
  const person = refused('request-person');
  const leave = refused('leave');
  const end = useRef<() => void>(() => undefined);
  const [editing, setEditing] = useState<Editing>();
  const [reporting, setReporting] = useState<number>();
  const [goingOn, setGoingOn] = useState(false);
  const [calling, setCalling] = useState(false);
  const { own } = useCaller().calls;
  const callable =
    calls &&
    canCall() &&
    !conversation.closed &&
    conversation.control?.kind === 'agent' &&
    own === undefined &&
    connection.kind === 'online';
  const writable = goingOn || !(conversation.closed || refusedOpening(conversation));

  if (conversation.problem) return <Missing />;
  const chips = suggestions(conversation);
  return (
    <>
      {writable && (
        <a className="skip" href="#message-input">
          {t('skip')}
        </a>
      )}
      <Header
        conversation={conversation}
        onLeave={conversation.closed || isPending(id) ? undefined : () => setLeaving(true)}
        onCall={callable ? () => setCalling(true) : undefined}
      />
      <ConnectionBanner state={connection} />
      <CallArea conversation={conversation} asking={calling && callable} onAsked={() => setCalling(false)} />
      {conversation.control?.kind === 'queue' && !conversation.closed && (
        <QueueBanner place={conversation.queuePlace} opensAt={conversation.control.opensAt ?? undefined} />
      )}
      <main className="talk-main">
        <MessageList
          conversation={conversation}
          held={connection.kind !== 'online' ? 'waitingNetwork' : rests ? 'waitingTurn' : undefined}
          toEnd={end}
          at={at}
          onRetry={(ref) => client.retry(ref)}
          onDiscard={(ref) => client.discard(ref)}
          onAnswer={(content) => client.post(id, content)}
          onEdit={({ seq, content }) => seq !== undefined && content.kind === 'text' && setEditing({ seq, text: content.text })}
          onRecall={({ seq }) => seq !== undefined && client.recall(id, seq)}
          onReport={({ seq }) => setReporting(seq)}
          after={
            conversation.closed ? (
              <Rating conversation={conversation} onGoOn={goingOn ? undefined : () => setGoingOn(true)} />
            ) : (
              <OpenProblem conversation={conversation} />
            )
          }
        />
      </main>
      {conversation.idleUntil !== undefined && <IdleBanner until={conversation.idleUntil} />}
      {writable && (
        <Composer
          key={editing?.seq}
          editing={editing}
          onEdited={(text) => {
            if (editing && text !== undefined) client.edit(id, editing.seq, text);
            setEditing(undefined);
          }}
          conversation={conversation}
          suggestions={chips}
          personAsked={asked('request-person')}
          personRefused={person && refusal(person.refusal)}
          onPerson={() => client.requestPerson(id)}
          onTyping={() => client.typing(id)}
          onPost={(said) => {
            const taken = client.post(id, said);
            end.current();
            return taken;
          }}
        />
      )}
      <ReportDialog
        open={reporting !== undefined}
        onReport={(reason, comment) => {
          if (reporting !== undefined) client.report(id, reporting, reason, comment);
          setReporting(undefined);
        }}
        onClose={() => setReporting(undefined)}
      />
      <LeaveDialog
        open={leaving && !conversation.closed}
        leaving={asked('leave')}
        refused={leave && refusal(leave.refusal)}
        onLeave={(solved) => client.leave(id, solved)}
        onStay={() => {
          if (leave) client.discard(leave.ref);
          setLeaving(false);
        }}
      />
    </>
  );
}

/** The gateway refused to begin. */
function OpenProblem({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const client = useClient();
  const refusal = useRefusal();
  const { kind, signIn } = useSession();
  const open = refusedOpening(conversation);
  if (!open) return null;
  if (kind === 'guest' && open.frame.type === 'open' && open.frame.entrance.kind === 'ORDER') {
    return (
      <div className="state" role="alert">
        <p>{t('conversation.ordersNeedAccount')}</p>
        <Button color="primary" onClick={signIn}>
          {t('start.signIn')}
        </Button>
      </div>
    );
  }
  return (
    <div className="state" role="alert">
      <p>{t('conversation.refusedOpen', { reason: refusal(open.refusal) })}</p>
      <Button onClick={() => client.retry(open.ref)}>{t('retry')}</Button>
    </div>
  );
}

function Missing() {
  const { t } = useTranslation();
  const { go } = useLocation();
  return (
    <main className="state state-full">
      <span className="state-icon">
        <Icon name="search" />
      </span>
      <div role="alert">
        <h1>{t('conversation.missing')}</h1>
        <p>{t('conversation.missingNote')}</p>
      </div>
      <Button color="primary" onClick={() => go({ kind: 'start' })}>
        {t('conversation.toStart')}
      </Button>
    </main>
  );
}
