import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDeskStore } from '../desk/DeskContext';
import type { Presence } from '../generated/desk-frame';

const PRESENCES: readonly Presence[] = ['ONLINE', 'AWAY', 'OFFLINE'];

/** Online, away or offline; what was asked for shows at once and is marked until the desk confirms it. */
export function PresenceSwitch() {
  const { t } = useTranslation();
  const { store, state } = useDeskStore();
  const shown = state.wanted?.presence ?? state.presence;
  return (
    <div className="presence" data-testid="presence" data-presence={state.presence}>
      <Segmented<Presence>
        aria-label={t('presence.label')}
        value={shown}
        disabled={state.connection.phase !== 'ready'}
        onChange={(presence) => store.setPresence(presence)}
        options={PRESENCES.map((presence) => ({
          value: presence,
          label: (
            <span className={`presence-option is-${presence}`}>
              <i aria-hidden="true" />
              {t(`presence.${presence}`)}
            </span>
          ),
        }))}
      />
      <span className="sr-only" role="status">
        {state.wanted ? t('presence.changing') : t(`presence.${state.presence}`)}
      </span>
    </div>
  );
}
