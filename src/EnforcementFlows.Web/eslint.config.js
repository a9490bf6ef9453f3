import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// imports run one way: lib ← components ← features ← app, and no feature knows another
const features = ['auth', 'home', 'inbox', 'cases', 'filing', 'boards', 'ledgers', 'administration'];
const closed = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: patterns.map((regex) => ({ regex })) }] });

export default tseslint.config(
  { ignores: ['dist'] },
  ...tseslint.configs.recommendedTypeChecked,
  hooks.configs.flat.recommended,
  { languageOptions: { parserOptions: { projectService: true } }, files: ['src/**/*.{ts,tsx}'] },
  { files: ['src/lib/**'], rules: closed('^@/(components|features|app)/') },
  { files: ['src/components/**'], rules: closed('^@/(features|app)/') },
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: closed('^@/app/', `^@/features/(?!${feature}/)`),
  })),
);
