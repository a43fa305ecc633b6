import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskStore } from '../desk/DeskContext';
import type { Presence } from '../generated/desk-frame';

const PRESENCES: readonly Presence[] = ['ONLINE', 'AWAY', 'OFFLINE'];

/** Online, away or offline; what was asked for shows at once and is marked until the desk confirms it. */
export function PresenceSwitch() {
  const { t } = useTranslation();
  const { store, state } = useDeskStore();
  const group = useRef<HTMLDivElement>(null);
  const shown = state.wanted?.presence ?? state.presence;
  const pressed = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      const at = (PRESENCES.indexOf(shown) + by + PRESENCES.length) % PRESENCES.length;
      store.setPresence(PRESENCES[at] ?? shown);
      group.current?.querySelectorAll('button')[at]?.focus();
    }
  };
  return (
    <div
      className={`presence ${state.wanted ? 'is-changing' : ''}`}
      ref={group}
      role="radiogroup"
      aria-label={t('presence.label')}
      aria-busy={state.wanted !== null}
      data-testid="presence"
      data-presence={state.presence}
      onKeyDown={pressed}
    >
      {PRESENCES.map((presence) => (
        <button
          key={presence}
          type="button"
          role="radio"
          aria-checked={presence === shown}
          tabIndex={presence === shown ? 0 : -1}
          disabled={state.connection.phase !== 'ready'}
          className={`presence-option is-${presence}`}
          onClick={() => presence !== state.presence && store.setPresence(presence)}
        >
          <i aria-hidden="true" />
          {t(`presence.${presence}`)}
        </button>
      ))}
    </div>
  );
}
