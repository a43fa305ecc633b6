import { Button } from '@chatui/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FoundMessage, useConversations, useSearch } from '../api/shop';
import { moment } from '../i18n/format';
import { useLocation } from '../location';
import { Icon } from '../ui/icons';
import { Failure, Lines, Nothing } from '../ui/states';

const LONGEST = 100;
/** So many characters are shown before the words that were looked for. */
const BEFORE = 20;

/** Looks for words in the customer's own conversations, and goes to the message. */
export function Search() {
  const { t } = useTranslation();
  const conversations = useConversations();
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  if (!conversations.isSuccess || conversations.data.length === 0) return null;
  const look = (event: FormEvent) => {
    event.preventDefault();
    setWords(typed.trim());
  };
  return (
    <section className="panel" aria-labelledby="search">
      <div className="panel-head">
        <h2 id="search">{t('search.title')}</h2>
      </div>
      <form className="search" role="search" onSubmit={look}>
        <input
          type="search"
          aria-label={t('search.words')}
          placeholder={t('search.words')}
          maxLength={LONGEST}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            if (event.target.value === '') setWords('');
          }}
        />
        <button type="submit" className="icon-button" aria-label={t('search.look')}>
          <Icon name="search" />
        </button>
      </form>
      {words !== '' && <Results words={words} />}
    </section>
  );
}

function Results({ words }: { words: string }) {
  const { t } = useTranslation();
  const found = useSearch(words);
  if (found.isPending) return <Lines count={2} label={t('loading')} />;
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  const messages = found.data.pages.flatMap((page) => page.messages);
  return (
    <div aria-live="polite">
      {messages.length === 0 && <Nothing words={t(found.hasNextPage ? 'search.notYet' : 'search.nothing', { words })} />}
      <ul className="rows">
        {messages.map((message) => (
          <li key={`${message.conversationId} ${message.seq}`}>
            <Found message={message} words={words} />
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button onClick={() => void found.fetchNextPage()} disabled={found.isFetchingNextPage}>
          {t('search.further')}
        </Button>
      )}
    </div>
  );
}

function Found({ message, words }: { message: FoundMessage; words: string }) {
  const { t, i18n } = useTranslation();
  const { go } = useLocation();
  const at = message.words.toLowerCase().indexOf(words.toLowerCase());
  const from = Math.max(0, at - BEFORE);
  return (
    <button type="button" className="row" onClick={() => go({ kind: 'conversation', id: message.conversationId, at: message.seq })}>
      <span className="row-icon">
        <Icon name="chat" />
      </span>
      <span className="row-words">
        <span className="row-title">
          {at < 0 ? (
            message.words
          ) : (
            <>
              {from > 0 && '…'}
              {message.words.slice(from, at)}
              <mark>{message.words.slice(at, at + words.length)}</mark>
              {message.words.slice(at + words.length)}
            </>
          )}
        </span>
        <span className="row-note">
          {message.author.kind === 'CUSTOMER' ? t('who.me') : message.author.displayName} ·{' '}
          {moment(Date.parse(message.time), i18n.language)}
        </span>
      </span>
    </button>
  );
}
