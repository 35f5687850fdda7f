#!/usr/bin/env node
'use strict';

// This file must parse and run on any Node.js, however old: it is what says that Node.js is too old.
var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');

var root = path.join(__dirname, '..');
var main = path.join(root, 'dist', 'cli.js');
var needed = [22, 13];

if (!fs.existsSync(main)) {
	console.error('lisa: LISA is not built yet.\nRun `npm install` in ' + root);
	process.exitCode = 69;
} else if (isNewEnough(process.versions.node)) {
	start();
} else {
	handOver();
}

/** `node:sqlite` is there without a flag from 22.13 on. */
function isNewEnough(version) {
	var parts = version.split('.');
	return Number(parts[0]) > needed[0] || (Number(parts[0]) === needed[0] && Number(parts[1]) >= needed[1]);
}

function start() {
	var module_ = require('module');
	if (module_.enableCompileCache) {
		module_.enableCompileCache(path.join(root, 'dist', '.cache'));
	}

	// `import()` as text, since an old parser knows no such word.
	new Function('url', 'return import(url)')(require('url').pathToFileURL(main).href);
}

/** The Node.js that `npm install` brought takes over; it keeps the terminal, and its signals and exit code are passed on. */
function handOver() {
	var own = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (!fs.existsSync(own)) {
		console.error('lisa: LISA needs Node.js ' + needed.join('.') + ' or newer, and this is ' + process.version + '.\nRun `npm install` in ' + root + ', which brings its own, or install Node.js ' + needed.join('.') + '.');
		process.exitCode = 69;
		return;
	}

	var child = childProcess.spawn(own, [__filename].concat(process.argv.slice(2)), {stdio: 'inherit'});
	['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
		process.on(signal, function () {
			// The terminal has sent Ctrl+C to the whole group already.
			if (signal !== 'SIGINT') {
				child.kill(signal);
			}
		});
	});
	child.on('exit', function (code, signal) {
		process.exitCode = signal ? 128 + require('os').constants.signals[signal] : code;
		process.removeAllListeners('SIGINT');
	});
}
