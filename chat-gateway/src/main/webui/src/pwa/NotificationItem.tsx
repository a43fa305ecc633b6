import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons';
import { useNotifications } from './notifications';

/** The line of the menu that turns this browser's notifications on and off. */
export function NotificationItem() {
  const { t } = useTranslation();
  const notifications = useNotifications();
  if (!notifications) return null;
  const { on, forbidden, failed, toggle } = notifications;
  return (
    <button type="button" aria-pressed={on} disabled={forbidden} onClick={toggle}>
      <Icon name="bell" />
      {t(forbidden ? 'notifications.forbidden' : failed ? 'notifications.failed' : on ? 'notifications.on' : 'notifications.off')}
    </button>
  );
}
