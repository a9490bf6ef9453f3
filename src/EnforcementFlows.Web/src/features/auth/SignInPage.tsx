import { Button, Card } from 'antd';
import { useState } from 'react';
import { PageHead } from '@/components/PageHead';
import { useWords } from '@/lib/i18n';
import { PasswordForm } from './PasswordForm';
import { SignInForm, type Entered } from './SignInForm';

/** Signs in; whoever comes with a password that was handed out chooses one of his own first. */
export function SignInPage() {
  const [handed, setHanded] = useState<Entered>();
  const back = () => setHanded(undefined);
  return (
    <main className="sign-in" id="content">
      <Card>{handed ? <FirstPassword entered={handed} onBack={back} /> : <SignInForm onHandedOut={setHanded} />}</Card>
    </main>
  );
}

function FirstPassword({ entered, onBack }: { entered: Entered; onBack: () => void }) {
  const t = useWords('auth');
  return (
    <>
      <PageHead title={t('first-password')} about={t('first-password-about', { account: entered.username })} />
      <PasswordForm account={entered} handed={entered.password} onChosen={onBack}>
        <Button onClick={onBack}>{t('back-to-sign-in')}</Button>
      </PasswordForm>
    </>
  );
}
