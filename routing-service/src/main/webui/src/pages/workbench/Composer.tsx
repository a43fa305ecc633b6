import { SendOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskStore } from '../../desk/DeskContext';
import { epochOf } from '../../desk/reading';
import type { Conversation } from '../../desk/state';
import { AttachButton } from './AttachButton';
import { draftOf, keepDraft } from './drafts';

/** Longest message, in UTF-16 units; the contracts' Limits.TEXT_CHARS. */
export const TEXT_CHARS = 4_000;

/** The event by which a refused message goes back into the box. */
export const EDIT_AGAIN = 'xiaoer:edit-again';

/** The reply. It may be written while the connection is away: it is sent once that is back. */
export function Composer({ it }: { it: Conversation }) {
  const { t } = useTranslation();
  const { store } = useDeskStore();
  const [text, setText] = useState(() => draftOf(it.id));
  const over = it.life !== 'open';
  const unknownEpoch = epochOf(it) === 0;
  const tooMany = text.length - TEXT_CHARS;
  const sendable = !over && !unknownEpoch && text.trim() !== '' && tooMany <= 0;

  /** Enter was pressed before it was known that the word is his: it is sent once that is known. */
  const [wished, setWished] = useState(false);

  const write = (next: string) => {
    setWished(false);
    setText(next);
    keepDraft(it.id, next);
  };
  useEffect(() => {
    const again = (event: Event) => {
      const { conversationId, text: refused } = (
        event as CustomEvent<{ conversationId: string; text: string }>
      ).detail;
      if (conversationId === it.id) {
        setText((now) => {
          const next = now === '' ? refused : `${now}\n${refused}`;
          keepDraft(it.id, next);
          return next;
        });
      }
    };
    window.addEventListener(EDIT_AGAIN, again);
    return () => window.removeEventListener(EDIT_AGAIN, again);
  }, [it.id]);

  const send = () => {
    if (sendable && store.post(it.id, text.trim())) {
      write('');
    } else if (!over && unknownEpoch) {
      setWished(text.trim() !== '');
    }
  };
  useEffect(() => {
    if (wished && sendable) send();
  });
  const pressed = (event: KeyboardEvent) => {
    // While an input method composes characters, Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      send();
    }
  };
  return (
    <div className={`composer ${over ? 'is-over' : ''}`}>
      <textarea
        data-testid="composer"
        aria-label={t('composer.label')}
        aria-describedby="composer-hint"
        aria-invalid={tooMany > 0}
        aria-keyshortcuts="Alt+I"
        placeholder={over ? t('composer.over') : t('composer.placeholder', { name: it.customer.displayName })}
        disabled={over}
        rows={3}
        value={text}
        onKeyDown={pressed}
        onChange={(event) => {
          write(event.target.value);
          if (event.target.value.trim() !== '') {
            store.typing(it.id);
          }
        }}
      />
      <div className="composer-foot">
        <span
          id="composer-hint"
          className={tooMany > 0 ? 'warning-text' : 'quiet'}
          role={tooMany > 0 ? 'alert' : undefined}
        >
          {tooMany > 0
            ? t('composer.tooLong', { max: TEXT_CHARS, over: tooMany })
            : !over && unknownEpoch
              ? t('composer.wait')
              : over
                ? ''
                : t('composer.hint')}
        </span>
        <AttachButton conversationId={it.id} disabled={over || unknownEpoch} />
        <Button type="primary" icon={<SendOutlined aria-hidden="true" />} disabled={!sendable} onClick={send}>
          {t('composer.send')}
        </Button>
      </div>
    </div>
  );
}
