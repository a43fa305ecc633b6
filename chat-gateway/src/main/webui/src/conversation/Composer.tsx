import { Input } from '@chatui/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Content, type Conversation, isPending, TEXT_CHARS } from '@xiaoer/customer-client';
import { en } from '../i18n/en';
import { zhCN } from '../i18n/zh-CN';
import { tabStorage } from '../storage';
import { AttachmentTools, UploadList } from '../media/Attachments';
import { useUploads } from '../media/media';
import { Icon } from '../ui/icons';

/** `keyCode` of a key that an input method takes for itself. */
const CHOOSING = 229;

/** The page's own button, as the bot words it: it answers in the customer's language, which need not be the page's. */
const PERSON: readonly string[] = [zhCN.conversation.person, en.conversation.person];

/** An own message that is given other words. */
export interface Editing {
  readonly seq: number;
  readonly text: string;
}

interface Props {
  conversation: Conversation;
  editing: Editing | undefined;
  /** The other words, or nothing if it stays as it is. */
  onEdited: (text: string | undefined) => void;
  suggestions: readonly { label: string; text: string }[];
  personAsked: boolean;
  /** Why no person was found for him, in words, if he asked and was refused. */
  personRefused: string | undefined;
  onPerson: () => void;
  onTyping: () => void;
  /** `false` if the message was not taken. */
  onPost: (said: string | Content) => boolean;
}

/** Where the customer writes, picks a suggestion, or asks for a person while the bot has the word. */
export function Composer({ conversation, editing, onEdited, suggestions, personAsked, personRefused, onPerson, onTyping, onPost }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useWords(conversation.id, editing);
  const [full, setFull] = useState(false);
  const hint = useId();
  const { uploads, add, again, drop } = useUploads(conversation.id, onPost);
  const control = conversation.control;
  const over = text.trim().length - TEXT_CHARS;
  const placeholder =
    control?.kind === 'agent'
      ? t('conversation.placeholderAgent', { name: control.agent.displayName })
      : control?.kind === 'queue'
        ? t('conversation.placeholderQueue')
        : t('conversation.placeholder');

  const post = (words: string): boolean => {
    const taken = onPost(words);
    setFull(!taken);
    return taken;
  };
  const send = () => {
    if (!text.trim() || over > 0) return;
    if (editing) onEdited(text.trim() === editing.text ? undefined : text.trim());
    else if (post(text.trim())) setText('');
  };
  const pressed = (event: KeyboardEvent) => {
    // Enter that ends the choice of a Chinese character is not an Enter that sends; Safari says so by its code alone
    const choosing = event.nativeEvent.isComposing || event.keyCode === CHOOSING;
    if (event.key === 'Escape' && editing) onEdited(undefined);
    if (event.key === 'Enter' && !event.shiftKey && !choosing) {
      event.preventDefault();
      send();
    }
  };
  const mayAskForPerson = control === undefined || control.kind === 'bot';
  // the bot offers a person among other things, for apps that have no button of their own for it
  const offered = mayAskForPerson ? suggestions.filter((option) => !PERSON.includes(option.label)) : suggestions;
  const problem = over > 0 ? t('conversation.tooLong', { max: TEXT_CHARS, over }) : full ? t('conversation.full') : undefined;

  return (
    <footer className="composer">
      <div className="composer-chips">
        {mayAskForPerson && (
          <button type="button" className="chip chip-person" disabled={personAsked || control === undefined} onClick={onPerson}>
            <Icon name="person" />
            {personAsked ? t('conversation.personAsked') : t('conversation.person')}
          </button>
        )}
        {offered.length > 0 && (
          <ul className="chips" aria-label={t('conversation.quickReplies')} data-testid="quick-replies">
            {offered.map((option) => (
              <li key={`${option.label}\n${option.text}`}>
                <button type="button" className="chip" data-testid="quick-reply" onClick={() => post(option.text)}>
                  {option.label}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {mayAskForPerson && personRefused && (
        <p className="composer-problem" role="alert">
          {t('conversation.personRefused', { reason: personRefused })}
        </p>
      )}
      {problem && (
        <p className="composer-problem" id={hint} role="alert">
          {problem}
        </p>
      )}
      {editing && (
        <p className="editing">
          <span>{t('message.editing')}</span>
          <button type="button" className="text-button" onClick={() => onEdited(undefined)}>
            {t('cancel')}
          </button>
        </p>
      )}
      <UploadList uploads={uploads} onAgain={again} onDrop={drop} />
      <form
        className="composer-line"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {!editing && <AttachmentTools disabled={isPending(conversation.id)} onFile={add} />}
        <Input
          id="message-input"
          autoFocus={editing !== undefined}
          className="composer-input"
          value={text}
          autoSize
          rows={1}
          maxRows={5}
          enterKeyHint="send"
          placeholder={placeholder}
          aria-label={t('conversation.write')}
          aria-invalid={over > 0}
          aria-describedby={problem ? hint : undefined}
          onChange={(value: string) => {
            setText(value);
            if (value) onTyping();
          }}
          onKeyDown={pressed}
        />
        <button type="submit" className="send" aria-label={t('conversation.send')} disabled={!text.trim() || over > 0}>
          <Icon name="send" />
        </button>
      </form>
    </footer>
  );
}

/** The draft, or the words of the message that is changed, which leave the draft alone. */
function useWords(conversationId: string, editing: Editing | undefined): [string, (text: string) => void] {
  const draft = useDraft(conversationId);
  const changed = useState(editing?.text ?? '');
  return editing ? changed : draft;
}

/** What was written and not sent outlives a reload, and stays with its conversation. */
function useDraft(conversationId: string): [string, (text: string) => void] {
  const key = `xiaoer.draft.${conversationId}`;
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const text = drafts[key] ?? tabStorage.getItem(key) ?? '';
  const set = (next: string) => {
    setDrafts((before) => ({ ...before, [key]: next }));
    if (next) tabStorage.setItem(key, next);
    else tabStorage.removeItem(key);
  };
  return [text, set];
}
