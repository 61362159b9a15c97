// A clock for the page: browsers slow down the timers of a hidden page, but not those of its worker.
setInterval(() => postMessage(null), 100);
