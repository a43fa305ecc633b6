import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import type { Tokens } from '@xiaoer/customer-client';
import { stopNotifications } from '../pwa/notifications';
import { ApiProblem } from '../api/http';
import { useLocation } from '../location';
import { embedded } from '../embed/embedded';
import { Failure, Waiting } from '../ui/states';
import { Account } from './account';
import { type Configuration, readConfiguration } from './configuration';
import { Guest } from './guest';
import { type Session, SessionContext } from './session';
import { Welcome } from './Welcome';

type Who =
  | { kind: 'unknown' }
  | { kind: 'nobody'; ended: Session['kind'] | undefined }
  | { kind: 'account'; id: string; name: string }
  | { kind: 'guest'; guest: Guest };

/** Draws the page for whoever is there, or asks who wants to be. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const configuration = useQuery({ queryKey: ['configuration'], queryFn: readConfiguration, staleTime: Infinity, retry: 2 });
  if (configuration.isPending) return <Waiting label={t('loading')} />;
  if (configuration.isError) {
    return <Failure error={configuration.error} onRetry={() => void configuration.refetch()} full />;
  }
  return <Known configuration={configuration.data}>{children}</Known>;
}

function Known({ configuration, children }: { configuration: Configuration; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const location = useLocation();
  const { replace } = location;
  const account = useMemo(() => new Account(configuration, `${window.location.origin}${import.meta.env.BASE_URL}`), [configuration]);
  const [who, setWho] = useState<Who>({ kind: 'unknown' });
  const [problem, setProblem] = useState<'guest' | 'too-many' | 'sign-in'>();

  const recognise = useCallback(async () => {
    const person = await account.person();
    const guest = Guest.returning();
    // only now: a sign-in that failed or was given up leaves the guest and his conversations as they were
    if (person) guest?.forget();
    setWho(person ? { kind: 'account', ...person } : guest ? { kind: 'guest', guest } : { kind: 'nobody', ended: undefined });
  }, [account]);

  useEffect(() => {
    void comeBackOnce(account, replace).then(recognise);
  }, [account, recognise, replace]);

  const signIn = useCallback(() => {
    setProblem(undefined);
    const done = embedded
      ? account.signInBeside(i18n.language).then((signedIn) => (signedIn ? recognise() : undefined))
      : account.signIn(window.location.search, i18n.language);
    done.catch(() => setProblem('sign-in'));
  }, [account, i18n, recognise]);

  const session = useMemo<Session | undefined>(() => {
    if (who.kind !== 'account' && who.kind !== 'guest') return undefined;
    const person = who.kind === 'guest' ? who.guest.person : who;
    const forget = async (ended?: Session['kind']) => {
      if (who.kind === 'guest') who.guest.forget();
      else await account.forget();
      setWho({ kind: 'nobody', ended });
    };
    const tokens: Tokens = who.kind === 'guest' ? who.guest : account;
    const signOut = async () => {
      await stopNotifications(tokens).catch(() => undefined);
      if (who.kind === 'account' && !embedded) await account.signOut().catch(() => forget());
      else {
        replace('');
        await forget();
      }
    };
    return {
      kind: who.kind,
      person: person.id,
      name: person.name,
      tokens,
      shop: configuration.shop,
      calls: configuration.calls,
      media: configuration.media,
      pushKey: configuration.pushKey ?? undefined,
      signIn,
      signOut: () => {
        void signOut();
      },
      ended: () => void forget(who.kind),
    };
  }, [who, account, configuration, signIn, replace]);

  if (who.kind === 'unknown') return <Waiting label={t('loading')} />;
  if (!session) {
    const beGuest = () => {
      setProblem(undefined);
      Guest.begin(i18n.language).then(
        (guest) => setWho({ kind: 'guest', guest }),
        (error: unknown) => setProblem(error instanceof ApiProblem && error.status === 429 ? 'too-many' : 'guest'),
      );
    };
    return (
      <Welcome
        shop={configuration.shop}
        mayBeGuest={configuration.guest}
        ended={who.kind === 'nobody' ? who.ended : undefined}
        problem={problem}
        onSignIn={signIn}
        onGuest={beGuest}
      />
    );
  }
  return (
    <SessionContext.Provider key={session.person} value={session}>
      {problem === 'sign-in' && (
        <p className="hint hint-bad session-problem" role="alert">
          {t('welcome.signInFailed')}
          <button type="button" className="text-button" onClick={() => setProblem(undefined)}>
            {t('close')}
          </button>
        </p>
      )}
      {children}
    </SessionContext.Provider>
  );
}

/** An answer of the sign-in page is good once, and React draws twice while developing. */
const answers = new WeakMap<Account, Promise<void>>();

function comeBackOnce(account: Account, replace: (search: string) => void): Promise<void> {
  let answer = answers.get(account);
  if (!answer) {
    answer = account.comeBack(window.location.search).then((back) => {
      if (back !== undefined) replace(back);
    });
    answers.set(account, answer);
  }
  return answer;
}
