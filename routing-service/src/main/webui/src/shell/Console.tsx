import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Button, Result } from 'antd';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { CallerProvider } from '../call/CallerProvider';
import { DeskContext } from '../desk/DeskContext';
import { DeskStore } from '../desk/DeskStore';
import { AuditPage } from '../pages/audit/AuditPage';
import { CasesPage } from '../pages/cases/CasesPage';
import { OffersPage } from '../pages/offers/OffersPage';
import { QueuePage } from '../pages/queue/QueuePage';
import { SafetyPage } from '../pages/safety/SafetyPage';
import { Workbench } from '../pages/workbench/Workbench';
import { Problem } from '../rest/http';
import { servicesOf, type Services } from '../rest/services';
import { pagesFor, type PageName } from '../session/roles';
import type { Person, Session } from '../session/Session';
import { SignedInContext } from './contexts';
import { CrashGuard } from './CrashGuard';
import { Loading } from './Loading';
import { Shell } from './Shell';

const InsightPage = lazy(() => import('../pages/insight/InsightPage'));

const PAGE: Record<PageName, React.ReactNode> = {
  workbench: <Workbench />,
  queue: <QueuePage />,
  cases: <CasesPage />,
  safety: <SafetyPage />,
  offers: <OffersPage />,
  audit: <AuditPage />,
  insight: <InsightPage />,
};

/** Answers that will not change by asking again are not asked again. */
function retry(failures: number, error: Error): boolean {
  const settled = error instanceof Problem && error.status >= 400 && error.status < 500;
  return !settled && failures < 2;
}

/** The console of somebody who is signed in: his pages, and his socket to the desk if he works at one. */
export function Console({ session, person }: { session: Session; person: Person }) {
  const { t } = useTranslation();
  const signedIn = useMemo(() => ({ session, person, services: servicesOf(session) }), [session, person]);
  const queries = useMemo(
    () => new QueryClient({ defaultOptions: { queries: { retry, staleTime: 2_000 } } }),
    [],
  );
  const pages = pagesFor(person.roles);
  const store = useDeskSocket(
    session,
    signedIn.services,
    pages.some((page) => page.name === 'workbench'),
  );
  const first = pages[0];
  if (!first) {
    return (
      <main className="boot">
        <Result
          status="403"
          title={t('session.noRole')}
          subTitle={t('session.noRoleHint')}
          extra={<Button onClick={() => void session.signOut()}>{t('app.signOut')}</Button>}
        />
      </main>
    );
  }
  return (
    <SignedInContext value={signedIn}>
      <QueryClientProvider client={queries}>
        <DeskContext value={store}>
          <CallerProvider>
            <BrowserRouter basename={import.meta.env.BASE_URL.replace(/\/$/, '')}>
              <Routes>
                <Route element={<Shell pages={pages} />}>
                  {pages.map((page) => (
                    <Route
                      key={page.name}
                      path={page.path}
                      element={
                        <CrashGuard key={page.name}>
                          <Suspense fallback={<Loading />}>{PAGE[page.name]}</Suspense>
                        </CrashGuard>
                      }
                    />
                  ))}
                  <Route path="*" element={<Navigate to={first.path} replace />} />
                </Route>
              </Routes>
            </BrowserRouter>
          </CallerProvider>
        </DeskContext>
      </QueryClientProvider>
    </SignedInContext>
  );
}

function useDeskSocket(session: Session, rest: Services, works: boolean): DeskStore | null {
  const store = useMemo(
    () =>
      works
        ? new DeskStore({
            connect: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/desk/ws`),
            token: (fresh) => session.token(fresh),
            history: rest.history,
            memory: sessionStorage,
          })
        : null,
    [session, rest, works],
  );
  useEffect(() => {
    if (!store) {
      return undefined;
    }
    const online = () => store.retryNow();
    const leaving = (event: BeforeUnloadEvent) => {
      const unsent = store
        .snapshot()
        .conversations.some((it) => it.outgoing.some((own) => own.state === 'sent'));
      if (unsent) {
        event.preventDefault();
      }
    };
    const stopTokens = session.onToken((token) => store.refresh(token));
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leaving);
    store.start();
    return () => {
      stopTokens();
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leaving);
      store.stop();
    };
  }, [store, session]);
  return store;
}
