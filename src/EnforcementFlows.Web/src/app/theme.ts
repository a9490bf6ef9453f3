import type { ThemeConfig } from 'antd';

/** Colours with a contrast of at least 4.5 to what they stand on (WCAG 2.2 AA). */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1b4f8a',
    colorLink: '#1b4f8a',
    colorError: '#b3261e',
    colorWarning: '#945200',
    colorSuccess: '#1f6b3a',
    colorInfo: '#1b4f8a',
    colorWarningBg: '#fff7e6',
    colorErrorBg: '#fdf1f0',
    colorInfoBg: '#eef4fb',
    colorSuccessBg: '#eef7f1',
    colorTextSecondary: '#4a5361',
    colorTextTertiary: '#5c6573',
    colorTextQuaternary: '#646d7a',
    colorTextPlaceholder: '#646d7a',
    colorTextDescription: '#4a5361',
    borderRadius: 4,
    controlHeightSM: 28, // at 24, the least that WCAG 2.2 takes for a target, a rounded pixel is one too few
    fontFamily: "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',system-ui,sans-serif",
  },
  components: {
    Table: { headerBg: '#eef2f7', cellPaddingBlockSM: 7 },
    Menu: { itemHeight: 38 },
  },
};
