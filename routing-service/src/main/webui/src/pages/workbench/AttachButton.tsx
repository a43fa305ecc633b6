import { PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskStore } from '../../desk/DeskContext';
import { Problem } from '../../rest/http';
import { contentOf, kindOf } from '../../rest/media';
import { useSignedIn } from '../../shell/contexts';

/** Sends a picture or file: uploads it, then posts it. What was refused can be chosen again. */
export function AttachButton({ conversationId, disabled }: { conversationId: string; disabled: boolean }) {
  const { t } = useTranslation();
  const { store } = useDeskStore();
  const { services } = useSignedIn();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const send = async (file: File) => {
    setBusy(true);
    setRefusal(null);
    try {
      const medium = await services.media.upload(conversationId, file);
      if (!store.post(conversationId, contentOf(kindOf(file), medium))) {
        setRefusal('not-yours');
      }
    } catch (failed) {
      setRefusal(failed instanceof Problem ? failed.code : 'other');
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        data-testid="attach-input"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = '';
          if (file) void send(file);
        }}
      />
      <Button
        icon={<PaperClipOutlined aria-hidden="true" />}
        disabled={disabled}
        loading={busy}
        aria-label={t('media.attach')}
        title={t('media.attach')}
        onClick={() => input.current?.click()}
      />
      {refusal && (
        <span className="warning-text" role="alert">
          {t([`media.refusal.${refusal}`, 'media.refusal.other'], { code: refusal })}
        </span>
      )}
    </>
  );
}
