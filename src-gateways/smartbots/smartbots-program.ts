import type { PlatformProgram } from '../kit/program.ts'
import { StartFailure, usageError } from '../kit/start-failure.ts'
import { botNameOf } from './bot-name.ts'
import { SmartbotsPlatform } from './smartbots-platform.ts'
import { parseApiAddress } from './wire/api-address.ts'
import { BotHttp } from './wire/bot-http.ts'

export const smartbotsProgram: PlatformProgram = {
  name: 'smartbots',
  usage: '[address]',
  summary:
    'The inventory of a bot at SmartBots, by the HTTP API; the address is that of SmartBots unless given.',
  options: { bot: { type: 'string', help: 'the bot as it signs in: "First Last"' } },
  secrets: {
    'access-code': 'the access code of the bot',
    'api-key': "the developer's API key",
  },
  open: async ({ positionals, values, secrets }) => {
    const [address = '', ...others] = positionals
    if (others.length > 0) throw usageError('Give one address at most.')
    const { bot } = values
    const botName = botNameOf(typeof bot === 'string' ? bot : '')
    if (botName === null) throw usageError('Say which bot it is: --bot "First Last".')
    const { 'access-code': accessCode = '', 'api-key': apiKey = '' } = secrets
    if (accessCode === '' || apiKey === '')
      throw new StartFailure('The access code of the bot and the API key are needed.')
    const place = { address: parseApiAddress(address), botName: botName.asSent }
    const http = new BotHttp({ ...place, accessCode, apiKey })
    return SmartbotsPlatform.open({ http, botName })
  },
}
