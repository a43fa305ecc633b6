import { EyeOutlined, LockOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessagePosted } from '../../client/events';
import { codeOf } from '../../rest/http';
import { useSignedIn } from '../../shell/contexts';

export type Screening = NonNullable<MessagePosted['data']['screening']>;
type Masked = Screening['masked'][number];
type Link = Screening['links'][number];
type Part = { start: number; end: number; masked?: Masked; link?: Link };

/** What the services give in the place of words whose key was destroyed. */
const ERASED = '[erased]';

/** The words of a message: what was masked as a chip that can be asked for, what is dangerous marked as such. */
export function Words({
  text,
  conversation,
  screening,
}: {
  text: string;
  conversation: string;
  screening: Screening | null | undefined;
}) {
  const { t } = useTranslation();
  if (text === ERASED) {
    return <em>{t('erasing.words')}</em>;
  }
  return partsOf(text, screening).map((part) => {
    const words = text.slice(part.start, part.end);
    if (part.masked) {
      return <MaskedChip key={part.start} words={words} masked={part.masked} conversation={conversation} />;
    }
    if (part.link && (part.link.verdict === 'BLOCKED' || part.link.verdict === 'LOOKALIKE')) {
      return (
        <span key={part.start} className="dangerous-link">
          {words} <em>{t(`safety.link.${part.link.verdict}`, { host: part.link.resembles ?? '' })}</em>
        </span>
      );
    }
    return <span key={part.start}>{words}</span>;
  });
}

/** The text from its beginning to its end, cut where something was found. Places that do not fit are left out. */
export function partsOf(text: string, screening: Screening | null | undefined): Part[] {
  const found: Part[] = [
    ...(screening?.masked ?? []).map((masked) => ({ start: masked.start, end: masked.end, masked })),
    ...(screening?.links ?? []).map((link) => ({ start: link.start, end: link.end, link })),
  ].sort((a, b) => a.start - b.start);
  const parts: Part[] = [];
  let at = 0;
  for (const part of found) {
    if (part.start >= at && part.end <= text.length) {
      if (part.start > at) {
        parts.push({ start: at, end: part.start });
      }
      parts.push(part);
      at = part.end;
    }
  }
  if (at < text.length) {
    parts.push({ start: at, end: text.length });
  }
  return parts;
}

function MaskedChip({
  words,
  masked,
  conversation,
}: {
  words: string;
  masked: Masked;
  conversation: string;
}) {
  const { t } = useTranslation();
  const { roles } = useSignedIn().person;
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<{ text: string; seconds: number } | null>(null);
  useEffect(() => {
    if (!shown) {
      return undefined;
    }
    const hide = setTimeout(() => setShown(null), shown.seconds * 1_000);
    return () => clearTimeout(hide);
  }, [shown]);
  const kind = t(`safety.kind.${masked.kind}`);
  const mayAsk = masked.sealedId && (roles.includes('supervisor') || roles.includes('officer'));
  return (
    <span className={`masked ${shown ? 'is-shown' : ''}`} title={kind}>
      {shown ? (
        <span data-testid="original">{shown.text}</span>
      ) : (
        <>
          <LockOutlined aria-hidden="true" /> {words}
        </>
      )}
      {mayAsk && !shown && (
        <Button
          type="link"
          size="small"
          icon={<EyeOutlined aria-hidden="true" />}
          aria-label={t('safety.reveal', { kind })}
          onClick={() => setAsking(true)}
        />
      )}
      {asking && masked.sealedId && (
        <WhyAsked
          kind={kind}
          ask={{ conversation, sealedId: masked.sealedId }}
          onClose={() => setAsking(false)}
          onShown={setShown}
        />
      )}
    </span>
  );
}

/** Asks why, says that it is noted, and signs in once more where the service wants it. */
function WhyAsked({
  kind,
  ask,
  onClose,
  onShown,
}: {
  kind: string;
  ask: { conversation: string; sealedId: string };
  onClose: () => void;
  onShown: (shown: { text: string; seconds: number }) => void;
}) {
  const { t } = useTranslation();
  const { services, session } = useSignedIn();
  const [reason, setReason] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      const { original, seconds } = await services.reveal(ask.conversation, ask.sealedId, reason);
      onShown({ text: original, seconds });
      onClose();
    } catch (error) {
      setCode(codeOf(error));
      setBusy(false);
    }
  };
  const again = code === 'step-up-required';
  return (
    <Modal
      open
      title={t('safety.reveal', { kind })}
      okText={again ? t('safety.signInAgain') : t('safety.show')}
      cancelText={t('safety.cancel')}
      okButtonProps={{ disabled: reason.trim().length < 3, loading: busy }}
      onOk={() => (again ? void session.stepUp(window.location) : void send())}
      onCancel={onClose}
    >
      <p>{t('safety.noted')}</p>
      <Input.TextArea
        aria-label={t('safety.why')}
        placeholder={t('safety.why')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {code && (
        <p role="alert" className="danger-text">
          {again ? t('safety.stepUp') : code === 'erased' ? t('safety.erased') : t('safety.notShown')}
        </p>
      )}
    </Modal>
  );
}
