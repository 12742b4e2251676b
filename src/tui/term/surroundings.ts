/**
 * What React reads from the environment at the moment it is loaded, set right before it is: so this file is imported
 * first. Its development build keeps every measurement for ever.
 */
process.env.NODE_ENV = "production";
