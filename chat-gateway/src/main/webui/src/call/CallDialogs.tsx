import { Button } from '@chatui/core';
import type { CallKind, LoggedCall } from '@xiaoer/customer-client';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons';

/** Asks before anything is opened, and says what is kept of a call. */
export function AskDialog({
  name,
  open,
  onCall,
  onClose,
}: {
  name: string;
  open: boolean;
  onCall: (kind: CallKind) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <CallDialog open={open} title={t('call.ask', { name })} onClose={onClose}>
      <Button color="primary" size="lg" block onClick={() => onCall('AUDIO')}>
        <Icon name="phone" /> {t('call.startAudio')}
      </Button>
      <Button size="lg" block onClick={() => onCall('VIDEO')}>
        <Icon name="camera" /> {t('call.startVideo')}
      </Button>
      <button type="button" className="text-button" onClick={onClose}>
        {t('call.cancel')}
      </button>
    </CallDialog>
  );
}

/** A call rings here. Escape does not answer it: it rings on until it is answered, declined or missed. */
export function IncomingDialog({
  call,
  onAnswer,
  onDecline,
}: {
  call: LoggedCall;
  onAnswer: (camera: boolean) => void;
  onDecline: () => void;
}) {
  const { t } = useTranslation();
  const video = call.kind === 'VIDEO';
  return (
    <CallDialog open role="alertdialog" title={t(video ? 'call.incomingVideo' : 'call.incomingAudio', { name: call.by.displayName })}>
      <Button color="primary" size="lg" block onClick={() => onAnswer(video)}>
        <Icon name={video ? 'camera' : 'phone'} /> {t(video ? 'call.acceptVideo' : 'call.accept')}
      </Button>
      {video && (
        <Button size="lg" block onClick={() => onAnswer(false)}>
          <Icon name="phone" /> {t('call.acceptAudio')}
        </Button>
      )}
      <Button size="lg" block onClick={onDecline}>
        {t('call.decline')}
      </Button>
    </CallDialog>
  );
}

interface Props {
  open: boolean;
  role?: 'alertdialog';
  title: string;
  /** Without it the dialog cannot be put away. */
  onClose?: () => void;
  children: ReactNode;
}

function CallDialog({ open, role, title, onClose, children }: Props) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const box = dialog.current;
    if (open && !box?.open) box?.showModal();
    if (!open && box?.open) box.close();
  }, [open]);
  return (
    <dialog
      className="dialog call-dialog"
      ref={dialog}
      role={role}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}note`}
      onCancel={(event) => !onClose && event.preventDefault()}
      onClose={onClose}
    >
      <h2 id={`${id}title`}>{title}</h2>
      <p id={`${id}note`}>{t('call.note')}</p>
      <div className="dialog-actions">{children}</div>
    </dialog>
  );
}
