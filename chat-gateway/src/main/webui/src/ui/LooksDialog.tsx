import { Button } from '@chatui/core';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CHOICES, choose, type Looks, useLooks } from './looks';

/** Colours, contrast and size of text: chosen at once, so that the choice can be seen behind the dialog. */
export function LooksDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const looks = useLooks();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const box = dialog.current;
    if (open && !box?.open) box?.showModal();
    if (!open && box?.open) box.close();
  }, [open]);

  const words = (group: keyof Looks, value: string) => t(`looks.${group}s.${value}` as 'looks.themes.system');
  return (
    <dialog className="dialog looks" ref={dialog} aria-labelledby={`${id}title`} onClose={onClose}>
      <h2 id={`${id}title`}>{t('looks.title')}</h2>
      {(Object.keys(CHOICES) as (keyof Looks)[]).map((group) => (
        <fieldset key={group} className="looks-group">
          <legend>{t(`looks.${group}`)}</legend>
          {CHOICES[group].map((value) => (
            <label key={value} className="choice">
              <input
                type="radio"
                name={`${id}${group}`}
                value={value}
                checked={looks[group] === value}
                onChange={() => choose({ [group]: value })}
              />
              {words(group, value)}
            </label>
          ))}
        </fieldset>
      ))}
      <p>{t('looks.note')}</p>
      <div className="dialog-actions">
        <Button color="primary" size="lg" block onClick={onClose}>
          {t('looks.done')}
        </Button>
      </div>
    </dialog>
  );
}
