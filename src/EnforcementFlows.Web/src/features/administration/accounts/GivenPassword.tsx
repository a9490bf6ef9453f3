import { CopyOutlined } from '@ant-design/icons';
import { Alert, Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { Dialog } from '@/components/Dialog';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import type { Given } from './account';

/** The password for the next sign-in. The host tells it this once and keeps only what it can check it by. */
export function GivenPassword({ given, onClose }: { given: Given; onClose: () => void }) {
  const t = useWords('administration');
  const { account, oneTimePassword, passwordUntil } = given;
  return (
    <Dialog
      open
      title={t('accounts.given', { name: account.name })}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('accounts.given-noted')}
        </Button>
      }
    >
      {oneTimePassword ? <Shown account={account.userName} password={oneTimePassword} until={passwordUntil} /> : <Alert type="warning" showIcon title={t('accounts.given-before')} />}
    </Dialog>
  );
}

function Shown({ account, password, until }: { account: string; password: string; until: string | null | undefined }) {
  const t = useWords('administration');
  const [isCopied, setCopied] = useState(false);
  const field = useRef<InputRef>(null);
  const copy = async () => {
    field.current?.select();
    // browsers give the clipboard to https pages only; elsewhere what is selected can still be copied
    if (navigator.clipboard) await navigator.clipboard.writeText(password);
    else document.execCommand('copy');
    setCopied(true);
  };
  return (
    <>
      <p>{t('accounts.given-about', { until: until ? showTime(until) : '' })}</p>
      <dl className="pairs">
        <dt>{t('accounts.account')}</dt>
        <dd>{account}</dd>
      </dl>
      <div className="given-password">
        <Input ref={field} readOnly aria-label={t('accounts.one-time')} value={password} onFocus={(event) => event.target.select()} />
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
          {t('accounts.copy')}
        </Button>
      </div>
      <p role="status">{isCopied && t('accounts.copied')}</p>
    </>
  );
}
