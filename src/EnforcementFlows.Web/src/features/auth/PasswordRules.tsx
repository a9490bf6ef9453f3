import { useWords } from '@/lib/i18n';
import { checkPassword } from './passwordRules';

/** What is asked of a password, and what of it the one being typed has already. */
export function PasswordRules({ id, password }: { id: string; password: string }) {
  const t = useWords('auth');
  return (
    <ul id={id} className="password-rules" aria-label={t('rules')}>
      {checkPassword(password).map(({ rule, isKept }) => (
        <li key={rule} className={isKept ? 'kept' : undefined}>
          <span aria-hidden>{isKept ? '✓' : '○'}</span> {t(`rule.${rule}`)}
          <span className="visually-hidden">{t(isKept ? 'rule-kept' : 'rule-open')}</span>
        </li>
      ))}
    </ul>
  );
}
