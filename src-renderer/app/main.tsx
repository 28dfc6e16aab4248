import './trusted-types'
import { startWindow } from './start-window'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/streamer.css'
import '../styles/forced-colors.css'

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no element with the id "root"')

void startWindow(container)
