import { lazy, Suspense } from 'react';
import { Loading } from '@/components/QueryStates';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useSession } from '@/lib/session';
import { Shell } from './Shell';

const SignInPage = lazy(() => import('@/features/auth/SignInPage').then((module) => ({ default: module.SignInPage })));

/** Nobody signed in, or no longer: the sign-in stands in the page's place, and afterwards the page that was asked for. */
export function SignedIn() {
  const session = useSession();
  if (session.data) return <Shell />;
  if (session.data === null)
    return (
      <Suspense>
        <SignInPage />
      </Suspense>
    );
  return <main id="content">{session.error ? <ProblemNotice problem={session.error} onRetry={() => void session.refetch()} /> : <Loading />}</main>;
}
