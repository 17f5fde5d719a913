// The import rule, in one sentence: app -> features -> domain, features -> infra, everyone may read contracts;
// the domain reads only vocabulary from contracts; infra reads only the domain's error type;
// grader and resume read nobody; the web never reads the server.
const node = '^(node:|fs|path|os|http|https|net|tls|crypto|child_process|worker_threads)'
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contracts-read-nobody',
      severity: 'error',
      from: { path: '^contracts/src' },
      to: { path: '^(grader|resume|server|web)/' },
    },
    {
      name: 'grader-reads-nobody',
      severity: 'error',
      from: { path: '^grader/src', pathNot: '[.]test[.]ts$' },
      to: { path: '^(contracts|resume|server|web)/' },
    },
    {
      name: 'grader-is-pure',
      severity: 'error',
      from: { path: '^grader/src', pathNot: '[.]test[.]ts$' },
      to: { path: node },
    },
    {
      name: 'resume-reads-nobody',
      severity: 'error',
      from: { path: '^resume/src' },
      to: { path: '^(contracts|grader|server|web)/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^server/src/domain', pathNot: '[.]test[.]ts$' },
      to: { pathNot: '^(server/src/domain|contracts/src|node_modules/zod)' },
    },
    {
      name: 'infra-knows-no-business',
      severity: 'error',
      from: { path: '^server/src/infra' },
      to: { path: '^server/src/(features|domain/(?!app-error[.]ts$)|app[.]ts|jobs[.]ts)' },
    },
    {
      name: 'features-do-not-import-each-other',
      severity: 'error',
      from: { path: '^server/src/features/([^/]+)/', pathNot: '[.]test[.]ts$' },
      to: { path: '^server/src/features/([^/]+)/', pathNot: '^server/src/features/$1/' },
    },
    {
      name: 'features-do-not-import-composition',
      severity: 'error',
      from: { path: '^server/src/(features|domain|infra)/', pathNot: '[.]test[.]ts$' },
      to: { path: '^server/src/(app|services|jobs|main|cli)' },
    },
    {
      name: 'web-never-reads-server',
      severity: 'error',
      from: { path: '^web/src' },
      to: { path: '^(server|grader|resume)/' },
    },
    {
      name: 'web-ui-has-no-business',
      severity: 'error',
      from: { path: '^web/src/ui' },
      to: { path: '^web/src/(features|app|api)' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: 'virtual:' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
