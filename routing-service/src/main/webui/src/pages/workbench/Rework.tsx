import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Content, MessagePosted } from '../../client/events';
import { useDeskStore } from '../../desk/DeskContext';

const TEXT_CHARS = 4_000;

/** Edits or recalls a message of one's own. */
export function Rework({
  conversationId,
  event,
  content,
}: {
  conversationId: string;
  event: MessagePosted;
  content: Content | null | undefined;
}) {
  const { t } = useTranslation();
  const { store } = useDeskStore();
  const said = content ?? event.data.content;
  const [text, setText] = useState<string | null>(null);
  const save = () => {
    if (text !== null && text.trim() !== '') {
      store.edit(conversationId, event.seq, text);
    }
    setText(null);
  };
  return (
    <p className="message-rework">
      {said.kind === 'text' && (
        <Button type="link" size="small" onClick={() => setText(said.text)}>
          {t('talk.edit')}
        </Button>
      )}
      <Button type="link" size="small" onClick={() => store.recall(conversationId, event.seq)}>
        {t('talk.recall')}
      </Button>
      <Modal
        open={text !== null}
        title={t('talk.editTitle')}
        okText={t('talk.editSave')}
        cancelText={t('talk.editCancel')}
        onOk={save}
        onCancel={() => setText(null)}
        destroyOnHidden
      >
        <Input.TextArea
          autoFocus
          aria-label={t('talk.editTitle')}
          maxLength={TEXT_CHARS}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={text ?? ''}
          onChange={({ target }) => setText(target.value)}
        />
      </Modal>
    </p>
  );
}
