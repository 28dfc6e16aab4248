// @ts-check
// npm run test:package: makes the .deb, installs it into a clean Debian 12, uses it as a person, and removes it.
import './set-up/require-node.mjs'
import path from 'node:path'
import { packageForThisSystem } from './package/package-for-this-system.mjs'
import { runEntry } from './run-entry.mjs'
import { SetUpFailure } from './set-up/set-up-failure.mjs'
import { hasCommand } from './set-up/shared-libraries.mjs'
import { CleanRoot } from './test-package/clean-root.mjs'
import { testPackage } from './test-package/test-package.mjs'

await runEntry(async () => {
  requireDebianRoot()
  const given = process.argv[2]
  const [debianPackage = ''] = given ? [path.resolve(given)] : await packageForThisSystem(console.log)
  console.log('Making a clean Debian 12 …')
  await testPackage(await CleanRoot.make(), debianPackage, console.log)
  console.log('The package does what it should.')
  return 0
})

function requireDebianRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new SetUpFailure(
      'Nothing was tested: a clean Debian can only be made by root on Linux. Run this as root, or in a container.',
    )
  const missing = ['debootstrap', 'Xvfb', 'unshare', 'nsenter', 'ip', 'apt-get'].filter(
    command => !hasCommand(command),
  )
  if (missing.length > 0)
    throw new SetUpFailure(
      `Nothing was tested: this needs ${missing.join(', ')}. Install that and start again.`,
    )
}
