/** What all commands share: exit codes, the options of the configuration, how a failure shows. */
package io.tidewatch.standalone.cli;
