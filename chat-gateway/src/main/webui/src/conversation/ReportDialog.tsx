import { Button } from '@chatui/core';
import type { FrameOf } from '@xiaoer/customer-client';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Reason = FrameOf<'report'>['reason'];

const REASONS: readonly Reason[] = ['FRAUD', 'RUDE', 'PRIVACY', 'OTHER'];
const COMMENT_CHARS = 2_000;

interface Props {
  open: boolean;
  onReport: (reason: Reason, comment: string | undefined) => void;
  onClose: () => void;
}

/** Reports a message of an agent to the shop's supervisor. */
export function ReportDialog({ open, onReport, onClose }: Props) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [reason, setReason] = useState<Reason>('FRAUD');
  const [comment, setComment] = useState('');
  useEffect(() => {
    const box = dialog.current;
    if (open && !box?.open) {
      setReason('FRAUD');
      setComment('');
      box?.showModal();
    }
    if (!open && box?.open) box.close();
  }, [open]);
  return (
    <dialog className="dialog looks" ref={dialog} aria-labelledby={`${id}title`} onClose={onClose}>
      <h2 id={`${id}title`}>{t('report.title')}</h2>
      <fieldset className="looks-group">
        <legend>{t('report.why')}</legend>
        {REASONS.map((value) => (
          <label key={value} className="choice">
            <input type="radio" name={`${id}reason`} value={value} checked={reason === value} onChange={() => setReason(value)} />
            {t(`report.reasons.${value}`)}
          </label>
        ))}
      </fieldset>
      <label className="report-comment">
        {t('report.comment')}
        <textarea rows={2} maxLength={COMMENT_CHARS} value={comment} onChange={({ target }) => setComment(target.value)} />
      </label>
      <p>{t('report.note')}</p>
      <div className="dialog-actions">
        <Button color="primary" size="lg" block onClick={() => onReport(reason, comment.trim() || undefined)}>
          {t('report.send')}
        </Button>
        <button type="button" className="text-button" onClick={onClose}>
          {t('report.cancel')}
        </button>
      </div>
    </dialog>
  );
}
