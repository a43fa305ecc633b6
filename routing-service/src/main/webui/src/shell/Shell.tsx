import {
  AuditOutlined,
  BulbOutlined,
  CommentOutlined,
  GlobalOutlined,
  LineChartOutlined,
  SafetyOutlined,
  PoweroffOutlined,
  OrderedListOutlined,
  SolutionOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation } from 'react-router';
import { useDesk } from '../desk/DeskContext';
import { changeLanguage } from '../i18n';
import type { PageName, PAGES } from '../session/roles';
import { ConnectionBanner, ConnectionMark } from './ConnectionMark';
import { useSignedIn } from './contexts';
import { PresenceSwitch } from './PresenceSwitch';

const ICON: Record<PageName, React.ReactNode> = {
  workbench: <CommentOutlined aria-hidden="true" />,
  queue: <OrderedListOutlined aria-hidden="true" />,
  cases: <SolutionOutlined aria-hidden="true" />,
  safety: <SafetyOutlined aria-hidden="true" />,
  offers: <BulbOutlined aria-hidden="true" />,
  audit: <AuditOutlined aria-hidden="true" />,
  insight: <LineChartOutlined aria-hidden="true" />,
};

/** The frame of every page: menu, presence, connection, language, person. */
export function Shell({ pages }: { pages: readonly (typeof PAGES)[number][] }) {
  const { t } = useTranslation();
  const { store, state } = useDesk();
  const { pathname } = useLocation();
  const page = pages.find((candidate) => candidate.path === pathname) ?? pages[0];
  const offers = state.offers.length;
  useEffect(() => {
    const mark = offers > 0 ? `(${offers}) ` : '';
    document.title = `${mark}${page ? t(`page.${page.name}`) : ''} · ${t('app.name')}`;
  }, [offers, page, t]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <nav className="rail" aria-label={t('app.menu')}>
        <div className="brand" aria-hidden="true">
          <BrandMark />
        </div>
        <ul>
          {pages.map(({ name, path }) => (
            <li key={name}>
              <NavLink to={path} end>
                {ICON[name]}
                <span>{t(`page.${name}`)}</span>
                {name === 'workbench' && offers > 0 && <em className="rail-count">{offers}</em>}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <header className="topbar">
        <h1>{page ? t(`page.${page.name}`) : t('app.console')}</h1>
        <div className="topbar-tools">
          {store && <ConnectionMark />}
          {store && <PresenceSwitch />}
          <LanguageSwitch />
          <PersonTools />
        </div>
      </header>
      <main id="main" className="page" tabIndex={-1}>
        {store && <ConnectionBanner />}
        <Outlet />
      </main>
    </div>
  );
}

function BrandMark() {
  return <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={34} height={34} />;
}

function LanguageSwitch() {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  return (
    <Button
      type="text"
      icon={<GlobalOutlined aria-hidden="true" />}
      lang={english ? 'zh-CN' : 'en'}
      onClick={() => void changeLanguage(english ? 'zh-CN' : 'en')}
    >
      {english ? '中文' : 'English'}
    </Button>
  );
}

function PersonTools() {
  const { t } = useTranslation();
  const { session, person } = useSignedIn();
  return (
    <>
      <span className="person">
        <span className="avatar" aria-hidden="true">
          {person.name.slice(0, 1)}
        </span>
        {person.name}
      </span>
      <Tooltip title={t('app.signOut')}>
        <Button
          type="text"
          icon={<PoweroffOutlined aria-hidden="true" />}
          aria-label={t('app.signOut')}
          onClick={() => void session.signOut()}
        />
      </Tooltip>
    </>
  );
}
