import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { switchLanguage } from '../i18n';
import { embedded } from '../embed/embedded';
import { useInstall } from '../pwa/install';
import { Icon } from './icons';
import { LooksDialog } from './LooksDialog';

/** What is seldom needed, behind one button: a disclosure of plain buttons, closed by Escape or a look elsewhere. */
export function Menu({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const install = useInstall();
  const [looks, setLooks] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        setOpen(false);
        button.current?.focus();
      }
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);

  return (
    <>
      <div className="menu" ref={box}>
        <button
          ref={button}
          type="button"
          className="icon-button"
          aria-label={t('more')}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon name="more" />
        </button>
        <div id={id} className="menu-items" hidden={!open} onClick={() => setOpen(false)}>
          {children}
          <button type="button" onClick={() => setLooks(true)}>
            <Icon name="looks" />
            {t('looks.open')}
          </button>
          {install && (
            <button type="button" onClick={install}>
              <Icon name="down" />
              {t('install')}
            </button>
          )}
          <button type="button" lang={t('language') === 'English' ? 'en' : 'zh-CN'} onClick={switchLanguage}>
            <Icon name="globe" />
            {t('language')}
          </button>
        </div>
        <LooksDialog
          open={looks}
          onClose={() => {
            setLooks(false);
            button.current?.focus();
          }}
        />
      </div>
      {embedded && (
        <button type="button" className="icon-button" aria-label={t('fold')} onClick={() => embedded?.close()}>
          <Icon name="close" />
        </button>
      )}
    </>
  );
}
