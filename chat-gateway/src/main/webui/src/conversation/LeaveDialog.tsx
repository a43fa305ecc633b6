import { Button } from '@chatui/core';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  open: boolean;
  leaving: boolean;
  /** Why it did not end, in words, if that was refused. */
  refused: string | undefined;
  onLeave: (solved: boolean) => void;
  onStay: () => void;
}

/** Ends the conversation with the customer's own word on it. The browser's dialog: it keeps the focus and knows Escape. */
export function LeaveDialog({ open, leaving, refused, onLeave, onStay }: Props) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const box = dialog.current;
    if (open && !box?.open) box?.showModal();
    if (!open && box?.open) box.close();
  }, [open]);
  return (
    <dialog className="dialog" ref={dialog} aria-labelledby={title} onClose={onStay}>
      <h2 id={title}>{t('leave.title')}</h2>
      <p>{t('leave.question')}</p>
      {refused && (
        <p className="hint hint-bad" role="alert">
          {t('leave.refused', { reason: refused })}
        </p>
      )}
      {leaving ? (
        <p role="status">{t('leave.leaving')}</p>
      ) : (
        <div className="dialog-actions">
          <Button color="primary" size="lg" block onClick={() => onLeave(true)}>
            {t('leave.solved')}
          </Button>
          <Button size="lg" block onClick={() => onLeave(false)}>
            {t('leave.unsolved')}
          </Button>
          <button type="button" className="text-button" onClick={onStay}>
            {t('leave.stay')}
          </button>
        </div>
      )}
    </dialog>
  );
}
