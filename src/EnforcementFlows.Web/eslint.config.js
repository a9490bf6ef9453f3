import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// imports run one way: lib ← components ← features ← app, and no feature knows another
const features = ['auth', 'home', 'inbox', 'cases', 'filing', 'boards', 'ledgers', 'substitutions', 'administration', 'design'];
// what the library leaves without a name for those who hear it, writes as the browser's language has it, or leaves open under it
const replaced = [
  { name: 'antd', importNames: ['Select'], message: 'Take the one of components/Select: its list of choices has a name.' },
  { name: 'antd', importNames: ['AutoComplete'], message: 'Take components/SuggestedInput.' },
  { name: 'antd', importNames: ['DatePicker', 'TimePicker'], message: 'Take components/dates/DateField.' },
  { name: 'antd', importNames: ['Modal', 'Drawer'], message: 'Take components/Dialog or components/SideSheet: nothing under it can be reached.' },
];
const closed = (patterns, paths = replaced) => ({ 'no-restricted-imports': ['error', { paths, patterns: patterns.map((regex) => ({ regex })) }] });

export default tseslint.config(
  { ignores: ['dist'] },
  ...tseslint.configs.recommendedTypeChecked,
  hooks.configs.flat.recommended,
  { languageOptions: { parserOptions: { projectService: true } }, files: ['src/**/*.{ts,tsx}'], rules: closed([]) },
  { files: ['src/lib/**'], rules: closed(['^@/(components|features|app)/']) },
  { files: ['src/components/**'], rules: closed(['^@/(features|app)/']) },
  { files: ['src/components/{Select,Dialog,SideSheet}.tsx'], rules: closed(['^@/(features|app)/'], []) },
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: closed(['^@/app/', `^@/features/(?!${feature}/)`]),
  })),
  {
    // the browser's own date fields speak the browser's language too
    files: ['src/**/*.tsx'],
    rules: { 'no-restricted-syntax': ['error', { selector: 'JSXAttribute[name.name="type"][value.value=/^(date|datetime-local|time|month|week)$/]', message: 'Take components/dates/DateField.' }] },
  },
);
