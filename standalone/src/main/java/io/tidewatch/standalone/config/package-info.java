/**
 * Configuration, read once at the start into immutable records. {@link
 * io.tidewatch.standalone.config.SettingsLoader} is the way in; nothing of the library that reads
 * the sources shows outside of this package.
 */
package io.tidewatch.standalone.config;
